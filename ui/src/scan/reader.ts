// Tells a scanner from a person by the rhythm of the keys, and says what was scanned. Pure: keys
// and their own times go in, a verdict comes out. Knows no window, no clock and no timer, because
// the time at which a busy screen gets round to a key says nothing about when it was pressed.
import { asAmericanKey } from './layout';

/** One key going down; `time` is the event's own, in milliseconds. */
export interface Key {
  code: string;
  key: string;
  shift: boolean;
  ctrl: boolean;
  alt: boolean;
  repeat: boolean;
  time: number;
}

export interface Scan {
  /** As the computer's keyboard layout reads it. */
  text: string;
  /** As an American keyboard would have typed it, where that differs. */
  alternative: string | null;
}

export type Heard =
  /** None of ours: leave the key alone. */
  | { kind: 'nothing' }
  /** May belong to a code; `position` counts from 0. */
  | { kind: 'char'; position: number }
  /** The end of something too short for a code, yet too quick for a hand. */
  | { kind: 'stray' }
  | { kind: 'scan'; scan: Scan }
  /** A whole code again at once: the trigger bounced. */
  | { kind: 'echo' };

/** What was heard so far. */
export interface Ear {
  readonly keys: readonly Key[];
  readonly last: { text: string; endedAt: number } | null;
}

export const SILENT: Ear = { keys: [], last: null };

/** Quicker than any hand keeps up; scanners, wireless ones too, stay well below. */
export const QUICK_GAP_MS_MAX = 35;
/** A wireless scanner may hesitate once within a code, and still be one scanner. */
export const GAP_MS_MAX = 100;
/**
 * Ends a code that no Enter or Tab ends. Not shorter than the longest gap within a code, or a
 * hesitating scanner's code would be cut in two, and half a number may be another package's.
 */
export const SILENCE_MS = GAP_MS_MAX;
export const CHARS_MIN = 4;
/** Without a terminator only the rhythm speaks, so it must speak for longer. */
export const CHARS_MIN_UNENDED = 6;
export const ECHO_MS = 120;

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'NumLock', 'Meta']);
/** The layout or an input method kept the character to itself; the key's place still tells it. */
const UNTOLD = new Set(['Dead', 'Process', 'Unidentified']);
const NOTHING: Heard = { kind: 'nothing' };

export function hear(ear: Ear, key: Key): [Ear, Heard] {
  if (MODIFIERS.has(key.key)) return [ear, NOTHING];
  const quick = ear.keys.length > 0 && key.time - lastTime(ear) <= GAP_MS_MAX;
  const keys = quick ? ear.keys : [];
  if (isTerminator(key)) return end({ ...ear, keys }, key);
  if (!isCharacter(key)) return [{ ...ear, keys: [] }, NOTHING];
  return [
    { ...ear, keys: [...keys, key] },
    { kind: 'char', position: keys.length },
  ];
}

/**
 * Nothing more came for `SILENCE_MS`. What is no code yet is kept: should the rest only have been
 * handed over late, its own times will join it to what is here.
 */
export function fallSilent(ear: Ear): [Ear, Heard] {
  const [after, heard] = end(ear, null);
  return heard.kind === 'nothing' ? [ear, heard] : [after, heard];
}

export function isTerminator(key: { key: string }): boolean {
  return key.key === 'Enter' || key.key === 'Tab';
}

function end(ear: Ear, terminator: Key | null): [Ear, Heard] {
  const { keys, last } = ear;
  const still: Ear = { keys: [], last };
  const first = keys[0];
  if (first === undefined || !isMachine(keys, terminator)) return [still, NOTHING];
  if (keys.length < (terminator === null ? CHARS_MIN_UNENDED : CHARS_MIN)) {
    // One letter and Enter is a person; a scanner needs at least two to have a rhythm.
    return [still, terminator !== null && keys.length > 1 ? { kind: 'stray' } : NOTHING];
  }
  const scan = decode(keys);
  const echo = last?.text === scan.text && first.time - last.endedAt <= ECHO_MS;
  const endedAt = terminator?.time ?? lastTime(ear);
  return [
    { keys: [], last: { text: scan.text, endedAt } },
    echo ? { kind: 'echo' } : { kind: 'scan', scan },
  ];
}

/**
 * With a terminator the median gap decides; of two in the middle the longer one counts, so that a
 * hand that rolls every other key stays a hand. Without one all gaps but one must be quick: people
 * pause after a word, too.
 */
function isMachine(keys: readonly Key[], terminator: Key | null): boolean {
  const all = terminator === null ? keys : [...keys, terminator];
  const gaps = all.slice(1).map((key, i) => key.time - (all[i]?.time ?? key.time));
  gaps.sort((a, b) => a - b);
  const telling = gaps[terminator === null ? gaps.length - 2 : Math.floor(gaps.length / 2)];
  return telling !== undefined && telling <= QUICK_GAP_MS_MAX;
}

function decode(keys: readonly Key[]): Scan {
  const american = keys.map((key) =>
    key.ctrl || key.alt ? null : asAmericanKey(key.code, key.shift),
  );
  const alternative = american.includes(null) ? null : american.join('');
  const told = keys.every((key) => isPrintable(key.key));
  const text = keys
    .map((key, i) => (isPrintable(key.key) ? key.key : (american[i] ?? '')))
    .join('');
  if (!told && alternative !== null) return { text: alternative, alternative: null };
  return { text, alternative: alternative === text ? null : alternative };
}

/** Control with Alt is how Windows says AltGr, which types; Control alone is a shortcut. */
function isCharacter(key: Key): boolean {
  if (key.repeat || (key.ctrl && !key.alt)) return false;
  if (isPrintable(key.key) || UNTOLD.has(key.key)) return true;
  // With NumLock off the keypad's digits come as arrows and the like, but from the same place.
  return /^Numpad\d$/.test(key.code);
}

/**
 * Keys that type nothing have English names ("ArrowUp"). Length alone does not tell: one key of
 * the Arabic layout types two letters.
 */
function isPrintable(key: string): boolean {
  return key.length === 1 || !/^[A-Z][A-Za-z0-9]*$/.test(key);
}

function lastTime(ear: Ear): number {
  return ear.keys[ear.keys.length - 1]?.time ?? Number.NEGATIVE_INFINITY;
}
