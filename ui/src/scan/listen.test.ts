import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listenForScans } from './listen';
import { scanned, type Scanner } from './player';
import { SILENCE_MS, type Key, type Scan } from './reader';

let scans: Scan[] = [];
let stop = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  const field = document.createElement('input');
  field.value = 'mug';
  document.body.replaceChildren(document.createElement('button'), field);
  scans = [];
  stop = listenForScans(window, (scan) => scans.push(scan));
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

const button = (): HTMLButtonElement => document.querySelector('button') as HTMLButtonElement;
const input = (): HTMLInputElement => document.querySelector('input') as HTMLInputElement;

/**
 * Presses a key as a browser does: what is not prevented types into a focused field, and Enter and
 * Space press a focused button. `true` where the page never learnt of it.
 */
function press(one: Key): boolean {
  const focused = document.activeElement;
  const went = (type: string): boolean => {
    const event = new KeyboardEvent(type, {
      code: one.code,
      key: one.key,
      shiftKey: one.shift,
      bubbles: true,
      cancelable: true,
    });
    Object.defineProperty(event, 'timeStamp', { value: one.time });
    return (focused ?? document.body).dispatchEvent(event);
  };
  const down = went('keydown');
  if (down && focused === input() && one.key.length === 1) input().value += one.key;
  if (down && focused === button() && one.key === 'Enter') button().click();
  const up = went('keyup');
  if (down && up && focused === button() && one.key === ' ') button().click();
  return !down && !up;
}

function scan(code: string, how: Scanner = {}): boolean[] {
  return scanned(code, how).map(press);
}

test('a code is heard with nothing focused', () => {
  scan('TR-1047653', { computer: 'tr-q' });
  expect(scans).toEqual([{ text: 'TR*1047653', alternative: 'TR-1047653' }]);
});

describe('with a button focused', () => {
  beforeEach(() => button().focus());

  test.each(['Enter', 'Tab'] as const)('a code that ends in %s never presses it', (end) => {
    const clicked = vi.fn();
    button().addEventListener('click', clicked);
    const swallowed = scan('1047653', { end });
    expect(swallowed.at(-1)).toBe(true);
    expect(clicked).not.toHaveBeenCalled();
    expect(scans).toHaveLength(1);
  });

  test('the second Enter of the same scan never presses it', () => {
    const clicked = vi.fn();
    button().addEventListener('click', clicked);
    const keys = scanned('1047653');
    keys.forEach(press);
    const last = keys.at(-1) as Key;
    press({ ...last, time: last.time + 80 });
    expect(clicked).not.toHaveBeenCalled();
  });

  test('a code with a space in it never presses it', () => {
    const clicked = vi.fn();
    button().addEventListener('click', clicked);
    scan('10 47 653');
    expect(clicked).not.toHaveBeenCalled();
    expect(scans.map(({ text }) => text)).toEqual(['10 47 653']);
  });

  test('a code too short to be one never presses it either', () => {
    const clicked = vi.fn();
    button().addEventListener('click', clicked);
    scan('A12');
    expect(clicked).not.toHaveBeenCalled();
    expect(scans).toEqual([]);
  });

  test('a person’s Enter and Space still press it', () => {
    const clicked = vi.fn();
    button().addEventListener('click', clicked);
    const person = { shift: false, ctrl: false, alt: false, repeat: false };
    press({ ...person, code: 'Enter', key: 'Enter', time: 10 });
    press({ ...person, code: 'Space', key: ' ', time: 900 });
    expect(clicked).toHaveBeenCalledTimes(2);
  });
});

describe('with a field focused', () => {
  beforeEach(() => input().focus());

  test('a code leaves the field as it was, and the screen is told', () => {
    const told = vi.fn();
    input().addEventListener('input', told);
    scan('1047653');
    expect(input().value).toBe('mug');
    expect(told).toHaveBeenCalledTimes(1);
    expect(scans).toHaveLength(1);
  });

  test('what a person types stays', () => {
    scan('blue', { gap: () => 90, end: 'none' });
    vi.advanceTimersByTime(1_000);
    expect(input().value).toBe('mugblue');
    expect(scans).toEqual([]);
  });
});

test('a code without an end is heard when silence falls, and a late Enter is swallowed', () => {
  const keys = scanned('1047653', { end: 'none' });
  keys.forEach(press);
  expect(scans).toEqual([]);
  vi.advanceTimersByTime(SILENCE_MS + 1);
  expect(scans.map(({ text }) => text)).toEqual(['1047653']);
  const last = keys.at(-1) as Key;
  expect(press({ ...last, code: 'Enter', key: 'Enter', time: last.time + SILENCE_MS + 5 })).toBe(
    true,
  );
});

describe('on a machine so busy that keys are handed over late', () => {
  const [start, rest] = [scanned('1047653').slice(0, 3), scanned('1047653').slice(3)];

  test('a code that arrives in two pieces is one code', () => {
    input().focus();
    start.forEach(press);
    vi.advanceTimersByTime(1_000);
    rest.forEach(press);
    expect(scans.map(({ text }) => text)).toEqual(['1047653']);
    expect(input().value).toBe('mug');
  });

  test('silence that is noticed late is not believed', () => {
    const keys = scanned('104765391');
    keys.slice(0, 7).forEach(press);
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5_000);
    vi.advanceTimersByTime(SILENCE_MS);
    clock.mockRestore();
    expect(scans).toEqual([]);
    keys.slice(7).forEach(press);
    expect(scans.map(({ text }) => text)).toEqual(['104765391']);
  });
});

test('a trigger that bounces is one scan', () => {
  scan('1047653', { at: 1_000 });
  scan('1047653', { at: 1_100 });
  expect(scans).toHaveLength(1);
});

test('after stopping nothing is heard and nothing is swallowed', () => {
  stop();
  expect(scan('1047653')).not.toContain(true);
  expect(scans).toEqual([]);
});
