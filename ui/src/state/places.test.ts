// Nothing may move under a finger: these are the ways in which a list learns of news.
import { expect, test } from 'vitest';
import { packageOf } from '../backend/fake/catalogue';
import { rowOf } from '../backend/fake/views';
import { keepPlaces } from './places';

const row = (index: number) => rowOf(packageOf(index, 0), []);
const numbers = (rows: readonly { id: number }[]) => rows.map((one) => one.id);

test('a new package waits to be shown, wherever it belongs', () => {
  const kept = keepPlaces([row(2), row(3)], [row(1), row(2), row(3)]);
  expect(numbers(kept.rows)).toEqual([1002, 1003]);
  expect(kept.fresh).toBe(1);
});

test('a package that left keeps its place and is known to have left', () => {
  const kept = keepPlaces([row(1), row(2), row(3)], [row(1), row(3)]);
  expect(numbers(kept.rows)).toEqual([1001, 1002, 1003]);
  expect([...kept.gone]).toEqual([1002]);
  expect(kept.fresh).toBe(0);
});

test('a known package changes in its place, however the order changed', () => {
  const late = { ...row(1), recipient: 'Ayşe' };
  const kept = keepPlaces([row(1), row(2)], [row(2), late]);
  expect(kept.rows[0]?.recipient).toBe('Ayşe');
  expect(numbers(kept.rows)).toEqual([1001, 1002]);
});
