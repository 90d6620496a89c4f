// A burst of changes must cost few reads, and the last change must always be read.
import { expect, test } from 'vitest';
import { Reread } from './reread';

test('a burst while a read runs costs one more read, which sees the last change', async () => {
  let truth = 0;
  let reads = 0;
  const seen: number[] = [];
  const reread = new Reread(async () => {
    reads += 1;
    const value = truth;
    await Promise.resolve();
    seen.push(value);
  });

  const first = reread.again();
  for (truth = 1; truth < 50; truth += 1) void reread.again();
  await first;

  expect(reads).toBe(2);
  expect(seen).toEqual([0, 50]);
});

test('a read that fails does not stop the next one', async () => {
  let fail = true;
  const reread = new Reread(async () => {
    if (fail) throw new Error('line is down');
  });
  await expect(reread.again()).rejects.toThrow('line is down');
  fail = false;
  await expect(reread.again()).resolves.toBeUndefined();
});
