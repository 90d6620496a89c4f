// The colours themselves, before any screen uses them: bright shops need 7:1 for text and 3:1 for
// edges, in every theme.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

function colours(selector: string): Record<string, string> {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  const found = [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)];
  return Object.fromEntries(found.map(([, name = '', hex = '']) => [name, hex]));
}

const light = colours(':root');
const THEMES = {
  light,
  dark: { ...light, ...colours(":root[data-theme='dark']") },
  contrast: { ...light, ...colours(":root[data-theme='contrast']") },
};

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const GROUNDS = ['bg', 'surface', 'sunken'];
const TEXT = [
  ...GROUNDS.flatMap((ground) => [
    ['text', ground],
    ['text-2', ground],
  ]),
  ...['ok', 'wait', 'warn', 'bad', 'info'].map((tone) => [tone, `${tone}-bg`]),
  ['accent', 'surface'],
  ['on-accent', 'accent'],
  ['on-solid', 'solid-ok'],
  ['on-solid', 'solid-bad'],
];
const EDGES = GROUNDS.flatMap((ground) => [
  ['border', ground],
  ['focus', ground],
  ['accent', ground],
]);

describe.each(Object.entries(THEMES))('the theme %s', (_, theme) => {
  test.each(TEXT)('%s on %s can be read in a bright shop', (text = '', ground = '') => {
    expect(contrast(theme[text] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(7);
  });

  test.each(EDGES)('%s stands out from %s', (edge = '', ground = '') => {
    expect(contrast(theme[edge] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

test('black on white is 21:1, so the arithmetic is right', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
