// What a key means to a scanner that types as an American keyboard, whatever layout the computer
// has. Most scanners leave their box that way, and then `event.code` is right where `event.key`
// is damaged: on a German layout `1Z999` arrives as `1Y999`, which looks like a code and is not.

const PLAIN: Record<string, string> = {
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Space: ' ',
};

const SHIFTED: Record<string, string> = {
  Backquote: '~',
  Minus: '_',
  Equal: '+',
  BracketLeft: '{',
  BracketRight: '}',
  Backslash: '|',
  Semicolon: ':',
  Quote: '"',
  Comma: '<',
  Period: '>',
  Slash: '?',
  Space: ' ',
};

const SHIFTED_DIGITS = ')!@#$%^&*(';

const NUMPAD: Record<string, string> = {
  NumpadDecimal: '.',
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
};

/** `null` where the key is on no American keyboard, or types nothing there. */
export function asAmericanKey(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : String.fromCharCode(letter.charCodeAt(0) + 32);
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return shift ? SHIFTED_DIGITS.charAt(Number(digit)) : digit;
  const pad = /^Numpad(\d)$/.exec(code)?.[1];
  return pad ?? NUMPAD[code] ?? (shift ? SHIFTED : PLAIN)[code] ?? null;
}
