// Unit and component tests. The words lie in assets/, beside ui/.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { fluentWords } from './words.plugin.ts';

// Times on screen are the computer's own; in tests every computer stands in the same place.
process.env.TZ = 'UTC';

export default defineConfig({
  plugins: [fluentWords(), svelte(), svelteTesting()],
  server: { fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
    // One page for all files of a thread: making it anew for each took longer than the tests. Each
    // test clears its own away, in whatever order they come (`--sequence.shuffle`).
    isolate: false,
    pool: 'threads',
    maxWorkers: '100%',
    // Of a machine that is busy with compiling; nothing here waits for time to pass.
    testTimeout: 30_000,
  },
});
