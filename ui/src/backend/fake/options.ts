// How the station in memory begins, read from the address: `?manual&packer&packages=2000&lang=ar`.
import { PROBLEM_KEYS, type LanguageView, type ProblemKey, type ThemeView } from '../bindings';

export interface FakeOptions {
  /** Time passes only by `__fake.tick`. */
  manual: boolean;
  now: number;
  packages: number;
  packer: boolean;
  people: boolean;
  training: boolean;
  /** A printer that somebody has set up and accepted. */
  printer: boolean;
  refused: ProblemKey | null;
  /** Whether what is refused may be tried again. */
  retry: boolean;
  language: LanguageView;
  theme: ThemeView;
  textSize: number;
}

const LANGUAGES: readonly LanguageView[] = ['en', 'tr', 'ar', 'de'];
const THEMES: readonly ThemeView[] = ['light', 'dark', 'contrast'];

export function optionsOf(search: URLSearchParams): FakeOptions {
  const refused = PROBLEM_KEYS.find((key) => key === search.get('refused')) ?? null;
  return {
    manual: search.has('manual'),
    now: Number(search.get('now') ?? Date.now()),
    packages: Number(search.get('packages') ?? 18),
    packer: search.has('packer'),
    people: !search.has('nobody'),
    printer: search.has('printer'),
    training: search.get('training') !== 'no',
    refused,
    retry: search.has('retry'),
    language: LANGUAGES.find((one) => one === search.get('lang')) ?? 'en',
    theme: THEMES.find((one) => one === search.get('theme')) ?? 'light',
    textSize: Number(search.get('text') ?? 100),
  };
}
