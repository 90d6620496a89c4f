// The words on the screen. Owns which language is spoken and the `<html lang dir>` that goes with
// it; must not know any screen. Each language is its own chunk, fetched when it is first used, so
// that the first paint carries one language at most.
import type { LanguageView, Problem } from '../backend/bindings';
import { LOCALES, type Args, type Catalogue } from './catalogue';
import { catalogueOf } from './catalogues';
import { formatsOf } from './formats';

class Words {
  #spoken = $state.raw<{ language: LanguageView; catalogue: Catalogue } | null>(null);
  #fallback = $state.raw<Catalogue | null>(null);
  #formats = $derived(formatsOf(LOCALES[this.language]));
  #wanted: LanguageView = 'en';

  get language(): LanguageView {
    return this.#spoken?.language ?? 'en';
  }

  get formats() {
    return this.#formats;
  }

  /**
   * Words and direction change in the same frame; the last call wins, however long a fetch takes.
   */
  async use(language: LanguageView): Promise<void> {
    this.#wanted = language;
    const catalogue = await catalogueOf(language);
    // While a screen is being drawn its newest words may exist in English only; a built station
    // needs no fallback because the tests prove every language complete.
    if (import.meta.env.DEV) this.#fallback = await catalogueOf('en');
    if (this.#wanted !== language) return;
    this.#spoken = { language, catalogue };
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  }

  say(key: string, attribute: string | null, args: Args): string {
    const said =
      this.#spoken?.catalogue.say(key, attribute, args) ??
      this.#fallback?.say(key, attribute, args);
    return said ?? (attribute === null ? key : `${key}.${attribute}`);
  }
}

export const words = new Words();

export function t(key: string, args: Args = {}): string {
  return words.say(key, null, args);
}

export function attr(key: string, attribute: string, args: Args = {}): string {
  return words.say(key, attribute, args);
}

/** What happened and what to do about it. */
export function problemWords(problem: Problem): { what: string; todo: string } {
  const key = `problem-${problem.key}`;
  return { what: t(key, problem.args), todo: attr(key, 'do', problem.args) };
}

export const time = (ms: number): string => words.formats.time(ms);
export const day = (ms: number): string => words.formats.day(ms);
export const count = (n: number): string => words.formats.count(n);
