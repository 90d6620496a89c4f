// The one address of the scanner: `import { listenForScans } from '../scan'`.
export { listenForScans } from './listen';
export type { Scan } from './reader';
