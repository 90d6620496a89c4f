// Of everything that could be said about the connection, only the worst is said.
import { beforeAll, expect, test } from 'vitest';
import { FakeStation } from '../backend/fake/station';
import { optionsOf } from '../backend/fake/options';
import type { StationView } from '../backend/bindings';
import { words } from '../words';
import { chipOf } from './chip';

const HOUR_MS = 60 * 60_000;
const healthy = new FakeStation(optionsOf(new URLSearchParams('manual&now=0'))).view();
const queue = { savedHere: 3, sending: 1, inDoubt: 2, attention: 0, foreign: 0 };
const down = { kind: 'down', since: 0, tries: 4, retryAt: 0 } as const;

function textOf(change: Partial<StationView>, now = 0): string | undefined {
  // Isolation marks are invisible and not what is tested.
  return chipOf({ ...healthy, ...change }, now)?.text.replace(/[\u2066-\u2069]/g, '');
}

beforeAll(() => words.use('en'));

test('all is well: no chip', () => {
  expect(chipOf(healthy, 0)).toBeNull();
});

test('an ended sign-in outranks being offline, saved work and doubt', () => {
  const chip = chipOf({ ...healthy, link: { kind: 'signedOut' }, queue }, 0);
  expect(chip?.tone).toBe('bad');
  expect(chip?.text).toContain('Sign-in has ended');
});

test('a desk that is no longer permitted anything says so, in red', () => {
  const chip = chipOf({ ...healthy, link: { kind: 'forbidden' }, queue }, 0);
  expect(chip?.tone).toBe('bad');
  expect(chip?.text).toContain('No longer permitted');
});

test('a list that cannot be had is not called a missing permission', () => {
  for (const kind of ['listRefused', 'listTooLarge'] as const) {
    const chip = chipOf({ ...healthy, link: { kind }, queue }, 0);
    expect(chip?.tone).toBe('bad');
    expect(chip?.text).toContain('No list');
  }
});

test('an answer that cannot be trusted is not called a network that wants a sign-in', () => {
  const chip = chipOf({ ...healthy, link: { kind: 'untrusted' }, queue }, 0);
  expect(chip?.tone).toBe('bad');
  expect(chip?.text).toContain('not secure');
});

test('offline outranks doubt and counts everything that is not settled', () => {
  expect(textOf({ link: down, queue })).toBe('Offline · 6 saved here');
});

test('offline for long turns from calm to amber and says since when', () => {
  expect(chipOf({ ...healthy, link: down }, HOUR_MS)?.tone).toBe('wait');
  const long = chipOf({ ...healthy, link: down }, 2 * HOUR_MS);
  expect(long?.tone).toBe('warn');
  expect(long?.text).toContain('Offline since');
});

test('doubt outranks sending, sending outranks saved here', () => {
  expect(textOf({ queue })).toBe('Checking whether 2 arrived');
  expect(textOf({ queue: { ...queue, inDoubt: 0 } })).toBe('Sending 4');
  expect(textOf({ queue: { ...queue, inDoubt: 0, sending: 0 } })).toBe('3 saved here');
});

test('what passes by itself is marked so, what stays is not', () => {
  expect(chipOf({ ...healthy, queue: { ...queue, inDoubt: 0 } }, 0)?.passing).toBe(true);
  expect(chipOf({ ...healthy, link: down }, 0)?.passing).toBeUndefined();
});
