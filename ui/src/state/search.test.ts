// What a search shows while it is typed and while the day goes on.
import { expect, test } from 'vitest';
import type { Backend } from '../backend';
import type { ListView, RowView } from '../backend/bindings';
import { packageOf } from '../backend/fake/catalogue';
import { rowOf } from '../backend/fake/views';
import { Search } from './search.svelte';

const row = (index: number): RowView => rowOf(packageOf(index, 0), []);
const list = (...rows: RowView[]): ListView => ({ rows, total: rows.length });
const ids = (rows: readonly RowView[]) => rows.map((one) => one.id);

function searching(here: RowView[], answer: () => Promise<ListView>) {
  const backend = { search: answer } as unknown as Backend;
  return new Search(backend, () => here);
}

test('the station’s own word about a package counts, in the list at hand too', async () => {
  const packed: RowView = { ...row(0), state: { kind: 'packed', raw: '' } };
  const search = searching([row(0)], async () => list(packed, row(1)));
  search.type('TR-10');
  expect(search.queue[0]?.state.kind).toBe('waiting');
  await search.again();
  expect(search.queue[0]?.state.kind).toBe('packed');
  expect(ids(search.elsewhere)).toEqual([1001]);
});

test('what has changed since is found again', async () => {
  let rows = [row(0)];
  const search = searching([], async () => list(...rows));
  search.type('TR-10');
  await search.again();
  rows = [row(1)];
  await search.again();
  expect(ids(search.elsewhere)).toEqual([1001]);
});

test('a search that failed is not a search that found nothing', async () => {
  let works = false;
  const problem = { key: 'not-read', args: {}, retry: true };
  const search = searching([], () => (works ? Promise.resolve(list()) : Promise.reject(problem)));
  search.type('nobody');
  await search.again();
  expect([search.nothing, search.problem?.key]).toEqual([false, 'not-read']);
  works = true;
  await search.again();
  expect([search.nothing, search.problem]).toEqual([true, null]);
});

test('an answer to older text is dropped', async () => {
  const answers: ((found: ListView) => void)[] = [];
  const search = searching([], () => new Promise((resolve) => answers.push(resolve)));
  search.type('a');
  search.type('TR-1047657');
  answers[1]?.(list(row(1)));
  await Promise.resolve();
  answers[0]?.(list(row(0)));
  await new Promise((resolve) => setTimeout(resolve));
  expect(ids(search.elsewhere)).toEqual([1001]);
});
