import { messagesOf } from './files';
import { flushSync } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { Catalogue } from './catalogue';
import { attr, count, day, problemWords, t, time, words } from './index';

const AT = Date.UTC(2026, 10, 21, 12, 5);
/** By number, so that the marks can be seen here. */
const ISOLATED_DHL = String.fromCodePoint(0x2068, 0x44, 0x48, 0x4c, 0x2069);

beforeEach(() => words.use('en'));

test('Arabic turns the page right-to-left at once, and English turns it back', async () => {
  await words.use('ar');
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl']);
  await words.use('en');
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['en', 'ltr']);
});

test('the language that was asked for last is spoken, whichever arrives first', async () => {
  await Promise.all([words.use('de'), words.use('tr'), words.use('en')]);
  expect(words.language).toBe('en');
});

test('what is on the screen changes with the language', async () => {
  const seen: string[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(t('problem-not-packed'));
    });
  });
  flushSync();
  await words.use('de');
  flushSync();
  stop();
  expect(seen).toHaveLength(2);
  expect(new Set(seen).size).toBe(2);
});

test('a problem says what happened and what to do', () => {
  const said = problemWords({ key: 'wrong-carrier', args: { carrier: 'DHL' }, retry: false });
  expect(said.what).toContain('DHL');
  expect(said.todo).toBe(attr('problem-wrong-carrier', 'do', { carrier: 'DHL' }));
});

test('a value keeps its own direction inside a sentence of the other', async () => {
  await words.use('ar');
  expect(t('problem-wrong-carrier', { carrier: 'DHL' })).toContain(ISOLATED_DHL);
});

test('a name with braces and tags is shown as it is written', () => {
  const carrier = '<b>{ $x }</b>';
  expect(t('problem-wrong-carrier', { carrier })).toContain(carrier);
});

test('words that do not exist show their key instead of nothing', () => {
  expect([t('no-such-words'), attr('no-such-words', 'do')]).toEqual([
    'no-such-words',
    'no-such-words.do',
  ]);
});

test('a slip in a file is found when it is read, not when it is shown', () => {
  expect(() => new Catalogue('en', messagesOf('a = 1\na = 2'))).toThrow(/words of en/);
});

test.each(['en', 'tr', 'ar', 'de'] as const)('%s writes Latin digits', async (language) => {
  await words.use(language);
  const said = [count(1234), time(AT), day(AT)].join(' ');
  expect(said).not.toMatch(/[٠-٩۰-۹]/);
  expect(said).toMatch(/1[.,]234/);
  expect(time(AT)).toBe('12:05');
});
