// One language's words, made ready. Knows Fluent and nothing of the screen, so that tests can read
// the same files without a bundler.
import { FluentBundle, type FluentResource, type FluentVariable } from '@fluent/bundle';
import type { LanguageView } from '../backend/bindings';

/** One message as Fluent itself keeps it; made when the window is built. */
export type Message = FluentResource['body'][number];

export type Args = Record<string, FluentVariable>;

export const LANGUAGES: readonly LanguageView[] = ['en', 'tr', 'ar', 'de'];

/** The one of ours that a machine speaks, by its own name for it such as `tr-TR`. */
export function languageOf(locale: string): LanguageView {
  return LANGUAGES.find((known) => locale.startsWith(known)) ?? 'en';
}

/**
 * Latin digits and the Gregorian calendar everywhere: counts, times and codes must read the same on
 * the screen, on paper and in the OMS, also where Arabic would bring its own digits.
 */
export const LOCALES: Record<LanguageView, string> = {
  en: 'en-GB-u-nu-latn-ca-gregory',
  tr: 'tr-TR-u-nu-latn-ca-gregory',
  ar: 'ar-u-nu-latn-ca-gregory',
  de: 'de-DE-u-nu-latn-ca-gregory',
};

export class Catalogue {
  readonly #bundle: FluentBundle;

  constructor(language: LanguageView, messages: Message[]) {
    // Isolation marks stay on: a Latin code in an Arabic sentence would otherwise be reordered.
    this.#bundle = new FluentBundle(LOCALES[language], { useIsolating: true });
    const faults = this.#bundle.addResource({ body: messages });
    if (faults.length > 0) {
      throw new Error(`words of ${language}: ${faults.map(String).join('; ')}`);
    }
  }

  /** `null` where the catalogue has no such words: an empty text would hide the fault. */
  say(key: string, attribute: string | null, args: Args): string | null {
    const message = this.#bundle.getMessage(key);
    const pattern = attribute === null ? message?.value : message?.attributes[attribute];
    if (pattern === undefined || pattern === null) return null;
    // With a list for faults, a missing value shows as its name in braces instead of throwing.
    return this.#bundle.formatPattern(pattern, args, []);
  }
}
