// How many of each: what nobody said is never shown as a number.
import { render } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import type { LineView } from '../backend/bindings';
import { plain } from '../hands';
import { words } from '../words';
import Lines from './Lines.svelte';

const MUG: LineView = { name: 'Mug', sku: 'M', barcode: '', quantity: 3 };
const reads = (lines: LineView[], pieces: number | null) =>
  plain(render(Lines, { lines, pieces }).container.textContent);

beforeEach(() => words.use('en'));

test('a line says how many, and the whole is their sum', () => {
  const said = reads([MUG], 3);
  expect(said).toContain('3 ×');
  expect(said).toContain('3 items in all');
});

test('a line that came without a count is a question, and so is the whole', () => {
  const said = reads([MUG, { ...MUG, quantity: null }], null);
  expect(said).toContain('? ×');
  expect(said).not.toContain('1 ×');
  expect(said).not.toContain('in all');
  expect(said).toContain('did not say how many');
});
