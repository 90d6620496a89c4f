// The screen's words in one language, as one chunk of the bundle. What only paper and the command
// line say is left out: the screen never shows it.
const texts = import.meta.glob<string>(
  ['../../../../assets/words/ar/*.ftl', '!**/{paper,cli}.ftl'],
  { query: '?raw', import: 'default', eager: true },
);

export default Object.values(texts).join('\n');
