// Reads a Fluent file while the window is built, so that no desk parses words at each start: what
// arrives is Fluent's own tree, as JSON, which a web view reads several times faster than source.
import { FluentResource } from '@fluent/bundle';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

export function fluentWords(): Plugin {
  return {
    name: 'fluent-words',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('.ftl')) return null;
      this.addWatchFile(id);
      const { body } = new FluentResource(readFileSync(id, 'utf8'));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(body))});`;
    },
  };
}
