import { describe, expect, test } from 'vitest';
import { key, scanned, seeded, type Layout } from './player';
import { fallSilent, hear, SILENT, type Ear, type Heard, type Key, type Scan } from './reader';

function hearAll(keys: readonly Key[], ear: Ear = SILENT): [Ear, Heard[]] {
  const heard: Heard[] = [];
  for (const next of keys) {
    let one: Heard;
    [ear, one] = hear(ear, next);
    heard.push(one);
  }
  return [ear, heard];
}

function scansIn(keys: readonly Key[]): Scan[] {
  return hearAll(keys)[1].flatMap((heard) => (heard.kind === 'scan' ? [heard.scan] : []));
}

const URL = 'https://x.co/p?id=aI_1&k=2';

describe('a scanner set to US, as each layout of the computer reads it', () => {
  test.each<[Layout, string, string, string | null]>([
    ['us', 'TR-1047653', 'TR-1047653', null],
    ['us', URL, URL, null],
    ['tr-q', 'TR-1047653', 'TR*1047653', 'TR-1047653'],
    ['tr-q', '1Z999AA10123456784', '1Z999AA10123456784', null],
    ['tr-q', URL, 'httpsŞ..xçco.p:ıd-aI?1/k-2', URL],
    ['tr-q', '(01)08691234', ')01=08691234', '(01)08691234'],
    ['tr-f', 'TR-1047653', 'OI/1047653', 'TR-1047653'],
    ['tr-f', '1Z999AA10123456784', '1J999UU10123456784', '1Z999AA10123456784'],
    ['tr-f', '(01)08691234', ')01=08691234', '(01)08691234'],
    ['de', 'TR-1047653', 'TRß1047653', 'TR-1047653'],
    ['de', '1Z999AA10123456784', '1Y999AA10123456784', '1Z999AA10123456784'],
    ['de', '(01)08691234', ')01=08691234', '(01)08691234'],
    ['ar', 'TR-1047653', 'لإٌ-1047653', 'TR-1047653'],
    ['ar', '1Z999AA1', '1~999ِِ1', '1Z999AA1'],
    ['ar', 'abc-12', 'شلاؤ-12', 'abc-12'],
    ['ar', '(01)08691234', ')01(08691234', '(01)08691234'],
  ])('%s: %s', (computer, code, text, alternative) => {
    expect(scansIn(scanned(code, { computer }))).toEqual([{ text, alternative }]);
  });

  test('a dead key tells nothing, so only the place of the keys counts', () => {
    expect(scansIn(scanned('id=42', { computer: 'de' }))).toEqual([
      { text: 'id=42', alternative: null },
    ]);
  });
});

test.each<[Layout, string]>([
  ['tr-q', 'TR-1047653'],
  ['tr-f', 'TR-1047653'],
  ['de', 'TR-1047653'],
])('a scanner set to the computer’s own layout (%s) is read as it is', (layout, code) => {
  const scans = scansIn(scanned(code, { scanner: layout, computer: layout }));
  expect(scans.map((scan) => scan.text)).toEqual([code]);
});

test('digits from the keypad are read, with NumLock on or off', () => {
  const pad = (key1: string): Key[] => [
    ...[4, 7, 1, 1].map((n, i) =>
      key({ code: `Numpad${n}`, key: key1 || String(n), time: 1_000 + i * 8 }),
    ),
    key({ code: 'NumpadEnter', key: 'Enter', time: 1_032 }),
  ];
  expect(scansIn(pad(''))).toEqual([{ text: '4711', alternative: null }]);
  expect(scansIn(pad('Home'))).toEqual([{ text: '4711', alternative: null }]);
});

test('shift going down and up between the letters does not break a code', () => {
  const keys = scanned('TR-1047653').flatMap((one) =>
    one.shift ? [key({ code: 'ShiftLeft', key: 'Shift', time: one.time }), one] : [one],
  );
  expect(scansIn(keys)).toEqual([{ text: 'TR-1047653', alternative: null }]);
});

describe('the rhythm', () => {
  test.each<[string, number, boolean]>([
    ['as quick as scanners are', 2, true],
    ['a slow wireless scanner', 35, true],
    ['too slow for a scanner', 36, false],
  ])('%s: %d ms', (_, gap, taken) => {
    expect(scansIn(scanned('1047653', { gap: () => gap }))).toHaveLength(taken ? 1 : 0);
  });

  test.each<[number, number]>([
    [100, 1],
    [101, 0],
  ])('one hesitation of %d ms before the last digit', (pause, scans) => {
    const gap = (i: number): number => (i === 6 ? pause : 8);
    expect(scansIn(scanned('1047653', { gap }))).toHaveLength(scans);
  });

  test.each<[string, 'Enter' | 'Tab', Heard['kind']]>([
    ['1047', 'Enter', 'scan'],
    ['1047', 'Tab', 'scan'],
    ['104', 'Enter', 'stray'],
    ['10', 'Enter', 'stray'],
    ['1', 'Enter', 'nothing'],
  ])('%s and %s is heard as a %s', (code, end, kind) => {
    expect(hearAll(scanned(code, { end }))[1].at(-1)?.kind).toBe(kind);
  });

  test.each<[string, Heard['kind']]>([
    ['104765', 'scan'],
    ['10476', 'nothing'],
  ])('%s and then silence is heard as %s', (code, kind) => {
    const [ear] = hearAll(scanned(code, { end: 'none' }));
    expect(fallSilent(ear)[1].kind).toBe(kind);
  });

  test('a lone Enter is a person', () => {
    expect(hearAll([key({ code: 'Enter', key: 'Enter', time: 5 })])[1]).toEqual([
      { kind: 'nothing' },
    ]);
  });

  test('a key held down repeats quickly and is still a person', () => {
    const held = Array.from({ length: 20 }, (_, i) =>
      key({ code: 'KeyA', key: 'a', repeat: i > 0, time: 500 + i * 30 }),
    );
    const [ear, heard] = hearAll([...held, key({ code: 'Enter', key: 'Enter', time: 1_110 })]);
    expect(heard.every(({ kind }) => kind === 'nothing' || kind === 'char')).toBe(true);
    expect(fallSilent(ear)[1].kind).toBe('nothing');
  });
});

describe('the same code again', () => {
  test.each<[number, Heard['kind']]>([
    [120, 'echo'],
    [121, 'scan'],
  ])('%d ms after the first is heard as a %s', (pause, kind) => {
    const first = scanned('1047653');
    const again = scanned('1047653', { at: (first.at(-1)?.time ?? 0) + pause });
    expect(hearAll([...first, ...again])[1].at(-1)?.kind).toBe(kind);
  });

  test('another code at once is another scan', () => {
    const first = scanned('1047653');
    const other = scanned('1047660', { at: (first.at(-1)?.time ?? 0) + 20 });
    expect(scansIn([...first, ...other]).map((scan) => scan.text)).toEqual(['1047653', '1047660']);
  });
});

/**
 * One person's typing: up to 15 keys a second, now and then two keys rolled so closely by two hands
 * that no scanner is quicker. A hand cannot roll twice running, and lifts before it presses Enter.
 */
function typing(random: () => number, at: number): Key[] {
  const letters = 2 + Math.floor(random() * 14);
  let time = at;
  let rolled = false;
  const keys = Array.from({ length: letters }, () => {
    rolled = !rolled && random() < 0.25;
    time += rolled ? 8 + random() * 27 : 45 + random() * 200;
    const letter = Math.floor(random() * 26);
    return key({
      code: `Key${String.fromCharCode(65 + letter)}`,
      key: String.fromCharCode(97 + letter),
      time,
    });
  });
  const end = random() < 0.8 ? 'Enter' : 'Tab';
  return [...keys, key({ code: end, key: end, time: time + 50 + random() * 300 })];
}

test('what a person types is never taken for a scan', () => {
  const random = seeded(20_261_121);
  for (let run = 0; run < 20_000; run += 1) {
    const keys = typing(random, run * 10_000);
    const [, heard] = hearAll(keys);
    const taken = heard.filter(({ kind }) => kind !== 'nothing' && kind !== 'char');
    expect(taken, `run ${run}`).toEqual([]);
    expect(fallSilent(hearAll(keys.slice(0, -1))[0])[1].kind, `run ${run}`).toBe('nothing');
  }
});

test('no scan is missed, however its scanner hesitates', () => {
  const random = seeded(8_691_234);
  for (let run = 0; run < 5_000; run += 1) {
    const code = String(1_000_000 + Math.floor(random() * 9_000_000));
    const slow = Math.floor(random() * code.length);
    const gap = (i: number): number => (i === slow ? random() * 100 : 1 + random() * 30);
    expect(scansIn(scanned(code, { gap })).map((scan) => scan.text)).toEqual([code]);
  }
});
