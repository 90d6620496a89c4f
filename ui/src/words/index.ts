// The one address of the words: `import { t } from '../words'`.
export { attr, count, day, problemWords, t, time, words } from './index.svelte';
export { LANGUAGES, languageOf, type Args } from './catalogue';
