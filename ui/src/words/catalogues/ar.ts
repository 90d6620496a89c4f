// The screen's words in one language, as one chunk of the bundle. What only paper and the command
// line say is left out: the screen never shows it.
import type { Message } from '../catalogue';

const files = import.meta.glob<Message[]>(
  ['../../../../assets/words/ar/*.ftl', '!**/{paper,cli,doctor}.ftl'],
  { import: 'default', eager: true },
);

export default Object.values(files).flat();
