// Serves the built screen to the browser tests, and ends with whoever started it: left behind, it
// would hold its port against the next run.
import { preview } from 'vite';

const port = Number(process.argv[2]);
await preview({ preview: { host: '127.0.0.1', port, strictPort: true } });
process.stdin.on('end', () => process.exit()).resume();
