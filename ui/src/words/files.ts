// Reads the Fluent files straight from assets/, for tests only: what each message needs and offers.
import { FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageView } from '../backend/bindings';
import type { Message } from './catalogue';

const ROOT = join(import.meta.dirname, '../../../assets/words');

export interface Entry {
  /** `key` or `key.attribute`. */
  name: string;
  variables: string[];
  /** The plural categories that each choice offers; a choice by something else is left out. */
  plurals: string[][];
}

const CATEGORIES = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

export function filesOf(language: LanguageView): string[] {
  return readdirSync(join(ROOT, language)).filter((name) => name.endsWith('.ftl'));
}

export function textOf(language: LanguageView, file: string): string {
  return readFileSync(join(ROOT, language, file), 'utf8');
}

export function messagesOf(text: string): Message[] {
  return new FluentResource(text).body;
}

export function entriesOf(text: string): Entry[] {
  return new FluentResource(text).body.flatMap((message) => [
    ...(message.value === null ? [] : [entry(message.id, message.value)]),
    ...Object.entries(message.attributes).map(([name, pattern]) =>
      entry(`${message.id}.${name}`, pattern),
    ),
  ]);
}

/** The parts of Fluent's own tree that matter here; its types are not exported. */
type Node = string | { type: string; [part: string]: unknown } | Node[];

function entry(name: string, pattern: unknown): Entry {
  const found: Entry = { name, variables: [], plurals: [] };
  walk(pattern as Node, found);
  found.variables = [...new Set(found.variables)].sort();
  return found;
}

function walk(node: Node, found: Entry): void {
  if (typeof node === 'string') return;
  if (Array.isArray(node)) {
    for (const part of node) walk(part, found);
  } else if (node.type === 'var') {
    found.variables.push(String(node.name));
  } else if (node.type === 'select') {
    const variants = node.variants as { key: { value: unknown }; value: Node }[];
    const names = variants.map((variant) => String(variant.key.value));
    const categories = names.filter((name) => CATEGORIES.has(name));
    // Every choice ends in `other`; only one that offers more is about a number.
    if (names.every((name) => CATEGORIES.has(name) || /^\d+$/.test(name))) {
      found.plurals.push(categories.sort());
    }
    walk(node.selector as Node, found);
    for (const variant of variants) walk(variant.value, found);
  }
}

/** What the parser skips in silence: a line that looks like a message and did not become one. */
export function lostLines(text: string): string[] {
  const kept = new Set(new FluentResource(text).body.map((message) => message.id));
  return [...text.matchAll(/^([a-zA-Z][\w-]*)\s*=/gm)].flatMap(([, id = '']) =>
    kept.has(id) ? [] : [id],
  );
}
