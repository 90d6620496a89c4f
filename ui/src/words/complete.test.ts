import { describe, expect, test } from 'vitest';
import { PROBLEM_KEYS } from '../backend/bindings';
import { Catalogue, LANGUAGES, LOCALES } from './catalogue';
import { entriesOf, filesOf, lostLines, messagesOf, textOf, type Entry } from './files';

const english = new Map(filesOf('en').map((file) => [file, byName(entriesOf(textOf('en', file)))]));

function byName(entries: Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.name, entry]));
}

describe.each(LANGUAGES)('the words in %s', (language) => {
  const files = filesOf(language);

  test('fill the same files as the English ones', () => {
    expect(files.sort()).toEqual([...english.keys()].sort());
  });

  test.each(files)('say everything that %s says in English, and nothing else', (file) => {
    const names = entriesOf(textOf(language, file)).map((entry) => entry.name);
    expect(new Set(names)).toEqual(new Set(english.get(file)?.keys()));
    expect(names).toHaveLength(new Set(names).size);
  });

  test.each(files)('lose no message of %s to a slip of the pen', (file) => {
    expect(lostLines(textOf(language, file))).toEqual([]);
  });

  test.each(files)('use the same values as the English ones in %s', (file) => {
    const wanted = english.get(file);
    for (const entry of entriesOf(textOf(language, file))) {
      expect([entry.name, entry.variables]).toEqual([
        entry.name,
        wanted?.get(entry.name)?.variables,
      ]);
    }
  });

  test.each(files)('have every plural form of the language in %s', (file) => {
    const forms = new Intl.PluralRules(LOCALES[language]).resolvedOptions().pluralCategories;
    for (const { name, plurals } of entriesOf(textOf(language, file))) {
      for (const offered of plurals) expect([name, offered]).toEqual([name, forms.sort()]);
    }
  });

  test('name no key in two files', () => {
    const names = files.flatMap((file) => entriesOf(textOf(language, file)).map((e) => e.name));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  test('tell for every problem what happened and what to do', () => {
    const catalogue = new Catalogue(language, messagesOf(textOf(language, 'problem.ftl')));
    for (const key of PROBLEM_KEYS) {
      for (const attribute of [null, 'do']) {
        const said = catalogue.say(`problem-${key}`, attribute, {});
        expect([key, attribute, said]).toEqual([key, attribute, expect.stringMatching(/\S/)]);
      }
    }
  });
});

test('Arabic has six plural forms', () => {
  expect(new Intl.PluralRules(LOCALES.ar).resolvedOptions().pluralCategories).toHaveLength(6);
});

test('no problem is worded that the station cannot have', () => {
  // What was put right by itself is told in the same file, beside the trouble that it was.
  const keys = [...(english.get('problem.ftl')?.keys() ?? [])];
  const worded = keys.filter((key) => !key.startsWith('notice-'));
  const known = PROBLEM_KEYS.flatMap((key) => [`problem-${key}`, `problem-${key}.do`]);
  expect(worded.sort()).toEqual(known.sort());
});
