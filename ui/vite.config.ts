// How the window is built: one small entry, one chunk per language, and the in-memory station in a
// chunk of its own that the real station never fetches.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { fluentWords } from './words.plugin.ts';

export default defineConfig({
  plugins: [fluentWords(), svelte()],
  clearScreen: false,
  // The words lie in assets/, beside ui/.
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] },
  },
  build: {
    // WebKitGTK 2.50, WebView2 and WKWebView of macOS 13 all read this.
    target: ['es2022', 'safari16'],
    outDir: 'dist',
    emptyOutDir: true,
    // Every web view that we run in knows module preload by itself.
    modulePreload: { polyfill: false },
    // The content security policy allows no data: addresses, not even for pictures and fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What several chunks need is one file: at a start each further one costs a request.
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
      },
    },
  },
});
