// What no document names: told as it came, and never taken for a part of the page.
import { render } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { plain } from '../hands';
import { words } from '../words';
import Others from './Others.svelte';

beforeEach(() => words.use('en'));

test('each field that nobody knows is told by its name, as it came', () => {
  const others = [
    { name: 'shelf', value: '12' },
    { name: 'box', value: '{"colour":"<b>red</b>"}' },
  ];
  const page = render(Others, { others }).container;
  const said = plain(page.textContent);
  expect(said).toContain('2 more facts');
  expect(said).toContain('shelf');
  expect(said).toContain('{"colour":"<b>red</b>"}');
  expect(page.querySelector('b')).toBeNull();
  expect(page.querySelector('details')?.open).toBe(false);
});
