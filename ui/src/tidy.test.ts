// What neither compiler nor linter sees: styles that would not turn round with Arabic, and
// sentences that no translator could find.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|css)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }));

const SIDE = '(?:left|right|top|bottom)';
const PHYSICAL = new RegExp(
  `(?<=[;{}]\\s*|style:)(?:(?:margin|padding|border|inset)-${SIDE}[\\w-]*|${SIDE}` +
    '|(?:min-|max-)?(?:width|height)|(?:text-align|float|clear)' +
    `\\s*:\\s*(?:left|right))(?=\\s*[:;=}])`,
  'g',
);

/** Declarations that name a side of the glass instead of one of the text. */
function physical(file: { name: string; text: string }): string[] {
  const markup = file.name.endsWith('.svelte') ? file.text : `<style>;${file.text}</style>`;
  const styles = [...markup.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css);
  const inline = [...markup.matchAll(/style:[\w-]+=/g)].map(([attribute]) => attribute);
  const css = [...styles, ...inline].join(';').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...css.matchAll(PHYSICAL)].map(([found]) => `${file.name}: ${found}`);
}

const SPOKEN_ATTRIBUTE =
  /\s(?:aria-label|aria-description|title|placeholder|alt)="([^"]*\p{L}[^"]*)"/gu;
/** Keys are called the same on every keyboard. */
const KEY_NAME = /^F\d+$/;

/** Text with letters in it that stands in the markup itself. */
function literal(file: { name: string; text: string }): string[] {
  const markup = withoutBraces(
    file.text.replace(/<(script|style)[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g, ''),
  );
  const attributes = [...markup.matchAll(SPOKEN_ATTRIBUTE)].map(([, text = '']) => text);
  const nodes = markup.split(/<[^>]*>/).map((text) => text.trim());
  return [...attributes, ...nodes]
    .filter((text) => /\p{L}/u.test(text) && !KEY_NAME.test(text))
    .map((text) => `${file.name}: ${text}`);
}

function withoutBraces(markup: string): string {
  let depth = 0;
  let kept = '';
  for (const char of markup) {
    if (char === '{') depth += 1;
    if (depth === 0) kept += char;
    if (char === '}') depth -= 1;
  }
  return kept;
}

test('every style turns round with the language', () => {
  expect(files.flatMap(physical)).toEqual([]);
});

test('every sentence on the screen comes from the words', () => {
  const components = files.filter((file) => file.name.endsWith('.svelte'));
  expect(components.length).toBeGreaterThan(20);
  expect(components.flatMap(literal)).toEqual([]);
});

describe('the guards see what is planted', () => {
  const styled = (css: string) => ({ name: 'A.svelte', text: `<p></p><style>${css}</style>` });

  test.each([
    'a { margin-left: 1px; }',
    'a { color: red; padding-right: 1px }',
    'a { left: 0; }',
    'a {\n  border-top-width: 1px;\n}',
    'a { text-align: right; }',
    'a { max-width: 3rem; }',
    '@media (max-width: 9px) { a { float: left; } }',
  ])('%s', (css) => {
    expect(physical(styled(css))).toHaveLength(1);
    expect(physical({ name: 'a.css', text: css })).toHaveLength(1);
  });

  test.each(['<p style:left="0"></p>', '<p style:margin-left={x}></p>'])('%s', (text) => {
    expect(physical({ name: 'A.svelte', text })).toHaveLength(1);
  });

  test.each([
    'a { margin-inline-start: 1px; }',
    '@media (max-width: 9px) { a { inline-size: 1px; line-height: 1; } }',
    '.top { margin-block: 1px; }',
    'a { text-align: start; grid-area: top; }',
  ])('and let pass: %s', (css) => {
    expect(physical(styled(css))).toEqual([]);
  });

  test.each([
    '<p>Nothing here</p>',
    '<p>{t("a")} items</p>',
    '{#if x}Yes{/if}',
    '<button aria-label="Close">×</button>',
    '<input placeholder="Name" />',
    '<p>جاهز</p>',
  ])('%s', (text) => {
    expect(literal({ name: 'A.svelte', text })).toHaveLength(1);
  });

  test.each([
    '<p>{t("a", { b })} · {c}</p>',
    '<p class="name">{#if a > 1}{b}{/if}</p>',
    '<kbd>F2</kbd>',
    '<!-- why --><script lang="ts">const a = "b";</script>',
    '<button onclick={() => go(`x ${y}`)}>{t("a")}</button>',
  ])('and let pass: %s', (text) => {
    expect(literal({ name: 'A.svelte', text })).toEqual([]);
  });
});
