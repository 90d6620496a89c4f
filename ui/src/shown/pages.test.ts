import { expect, test } from 'vitest';
import { pagesOf } from './pages';

const chunk = (name: string, held: number[]) => [
  ...[0, 0, 0, held.length],
  ...new TextEncoder().encode(name),
  ...held,
  ...[0, 0, 0, 0],
];
const png = (ink: number[]) => [
  ...[137, 80, 78, 71, 13, 10, 26, 10],
  ...chunk('IDAT', ink),
  ...chunk('IEND', []),
];
const bytes = (all: number[]) => new Uint8Array(all).buffer;

test('each page of a picture is found, whatever its ink looks like', () => {
  const pages = [png([1, 2]), png([...new TextEncoder().encode('IEND')]), png([])];
  expect(pagesOf(bytes(pages.flat()))).toEqual(pages.map(bytes));
  expect(pagesOf(bytes(pages[0] ?? []))).toHaveLength(1);
});

test('no picture has no pages, and a torn one only those that are whole', () => {
  expect(pagesOf(bytes([]))).toEqual([]);
  const torn = [...png([1]), ...png([2]).slice(0, 20)];
  expect(pagesOf(bytes(torn))).toEqual([bytes(png([1]))]);
});
