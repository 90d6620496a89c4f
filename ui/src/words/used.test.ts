// Reads the screen's own source: a key that is misspelt, or that nothing says any more, is red.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { entriesOf, filesOf, textOf } from './files';

const SRC = join(import.meta.dirname, '..');
/** Said by paper and by the command line; problems are matched with their keys elsewhere. */
const ELSEWHERE = ['paper.ftl', 'cli.ftl', 'problem.ftl', 'acts.ftl', 'printer.ftl', 'doctor.ftl'];

const source = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$/.test(name))
  .filter((name) => !name.startsWith('words'))
  .map((name) => readFileSync(join(SRC, name), 'utf8'))
  .join('\n');

const keys = new Set(
  filesOf('en')
    .filter((file) => !ELSEWHERE.includes(file))
    .flatMap((file) =>
      entriesOf(textOf('en', file)).map((entry) => entry.name.split('.')[0] ?? ''),
    ),
);
const everyKey = new Set(
  filesOf('en').flatMap((file) =>
    entriesOf(textOf('en', file)).map((entry) => entry.name.split('.')[0] ?? ''),
  ),
);

const spoken = [...source.matchAll(/\b(?:t|attr)\(\s*['"`]([^'"`]*)['"`]/g)].map(([, key]) => key);
/** `state-${kind}` speaks every key of that shape. */
const shapes = [...source.matchAll(/`([a-z][a-z-]*-\$\{[^`]*)`/g)].map(
  ([, shape = '']) => new RegExp(`^${shape.replace(/\$\{[^}]*\}/g, '[a-z0-9-]+')}$`),
);
const quoted = new Set([...source.matchAll(/['"]([a-z][a-z0-9-]*)['"]/g)].map(([, word]) => word));

test('every key that a screen says has words', () => {
  const missing = spoken.filter((key) => key && !key.includes('${') && !everyKey.has(key));
  expect(missing).toEqual([]);
});

test('every shape of key that a screen says has words', () => {
  const empty = shapes.filter((shape) => ![...everyKey].some((key) => shape.test(key)));
  expect(empty.map(String)).toEqual([]);
});

test('no words lie there that no screen says', () => {
  const unsaid = [...keys].filter(
    (key) => !quoted.has(key) && !shapes.some((shape) => shape.test(key)),
  );
  expect(unsaid).toEqual([]);
});
