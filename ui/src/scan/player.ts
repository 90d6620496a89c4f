// Plays scanners and hands for the tests: which keys go down, when, and what each keyboard layout
// of the computer makes of them. The layouts are those of xkeyboard-config (tr, tr(f), de, ara).
import type { Key } from './reader';

/** Rows as on a US keyboard; the other layouts are the same places in the same order. */
const PLACES =
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal ' +
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight ' +
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote Backslash ' +
  'KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash Space';

export type Layout = keyof typeof LAYOUTS;

const LAYOUTS = {
  us: [
    "` 1 2 3 4 5 6 7 8 9 0 - = q w e r t y u i o p [ ] a s d f g h j k l ; ' \\ z x c v b n m , . /",
    '~ ! @ # $ % ^ & * ( ) _ + Q W E R T Y U I O P { } A S D F G H J K L : " | Z X C V B N M < > ?',
  ],
  'tr-q': [
    '" 1 2 3 4 5 6 7 8 9 0 * - q w e r t y u ı o p ğ ü a s d f g h j k l ş i , z x c v b n m ö ç .',
    "é ! ' ^ + % & / ( ) = ? _ Q W E R T Y U I O P Ğ Ü A S D F G H J K L Ş İ ; Z X C V B N M Ö Ç :",
  ],
  'tr-f': [
    '+ 1 2 3 4 5 6 7 8 9 0 / - f g ğ ı o d r n h p q w u i e a ü t k m l y ş x j ö v c ç z s b . ,',
    '* ! " ^ $ % & \' ( ) = ? _ F G Ğ I O D R N H P Q W U İ E A Ü T K M L Y Ş X J Ö V C Ç Z S B : ;',
  ],
  de: [
    'Dead 1 2 3 4 5 6 7 8 9 0 ß Dead q w e r t z u i o p ü + a s d f g h j k l ö ä # y x c v b n m , . -',
    '° ! " § $ % & / ( ) = ? Dead Q W E R T Z U I O P Ü * A S D F G H J K L Ö Ä \' Y X C V B N M ; : _',
  ],
  ar: [
    'ذ 1 2 3 4 5 6 7 8 9 0 - = ض ص ث ق ف غ ع ه خ ح ج د ش س ي ب ل ا ت ن م ك ط \\ ئ ء ؤ ر لا ى ة و ز ظ',
    'ّ ! @ # $ % ^ & * ) ( _ + َ ً ُ ٌ لإ إ ` ÷ × ؛ < > ِ ٍ ] [ لأ أ ـ ، / : " … ~ ْ } { لآ آ \' , . ؟',
  ],
} as const satisfies Record<string, readonly [string, string]>;

interface Place {
  code: string;
  shift: boolean;
}

function placesOf(layout: Layout): Map<string, Place> {
  const codes = PLACES.split(' ');
  const found = new Map<string, Place>([[' ', { code: 'Space', shift: false }]]);
  for (const [row, shift] of [
    [LAYOUTS[layout][0], false],
    [LAYOUTS[layout][1], true],
  ] as const) {
    row.split(' ').forEach((char, i) => {
      const code = codes[i];
      if (code !== undefined && !found.has(char)) found.set(char, { code, shift });
    });
  }
  return found;
}

function keyAt(layout: Layout, { code, shift }: Place): string {
  if (code === 'Space') return ' ';
  return LAYOUTS[layout][shift ? 1 : 0].split(' ')[PLACES.split(' ').indexOf(code)] ?? '';
}

export function key(part: Partial<Key>): Key {
  const none = { code: '', key: '', shift: false, ctrl: false, alt: false, repeat: false, time: 0 };
  return { ...none, ...part };
}

export interface Scanner {
  /** The layout that the scanner's box is set to. */
  scanner?: Layout;
  /** The layout of the computer. */
  computer?: Layout;
  gap?: (index: number) => number;
  end?: 'Enter' | 'Tab' | 'none';
  at?: number;
}

/** The keys that a scanner presses for a code, as a window on that computer sees them. */
export function scanned(code: string, how: Scanner = {}): Key[] {
  const { scanner = 'us', computer = 'us', gap = () => 8, end = 'Enter', at = 1_000 } = how;
  const places = placesOf(scanner);
  let time = at;
  const keys = [...code].map((char, i) => {
    const place = places.get(char);
    if (place === undefined) throw new Error(`a ${scanner} scanner cannot type ${char}`);
    if (i > 0) time += gap(i);
    return key({ ...place, key: keyAt(computer, place), time });
  });
  if (end !== 'none') keys.push(key({ code: end, key: end, time: time + gap(code.length) }));
  return keys;
}

/** Small and seeded, so that a failing run can be run again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
