// Fetches a language once, when it is first spoken.
import type { LanguageView } from '../../backend/bindings';
import { Catalogue, type Message } from '../catalogue';

const SOURCES: Record<LanguageView, () => Promise<{ default: Message[] }>> = {
  en: () => import('./en'),
  tr: () => import('./tr'),
  ar: () => import('./ar'),
  de: () => import('./de'),
};

const fetched = new Map<LanguageView, Promise<Catalogue>>();

export function catalogueOf(language: LanguageView): Promise<Catalogue> {
  const known = fetched.get(language);
  if (known) return known;
  const made = SOURCES[language]().then((source) => new Catalogue(language, source.default));
  fetched.set(language, made);
  return made;
}
