// What the compilers do not catch. Each ban names its reason, so that nobody has to look for it.
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const OUTSIDE = {
  group: ['@tauri-apps/*'],
  message: 'Only src/backend/tauri.ts talks to the shell; use the Backend.',
};
const BEHIND = {
  regex: '^(\\.\\./)+(state|screens|scan|backend(?!/bindings$))(/|$)',
  message: 'A part is told everything by its props; what it shows words for lies in src/shown.',
};
const CASE = /^to(Locale)?(Upper|Lower)Case$/;

export default defineConfig(
  globalIgnores(['dist', 'node_modules', 'src/backend/bindings.ts']),
  ts.configs.strict,
  svelte.configs['flat/recommended'],
  svelte.configs['flat/prettier'],
  {
    languageOptions: { globals: { ...globals.browser } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // TypeScript knows every name; this rule would doubt its types.
      'no-undef': 'off',
      'no-console': 'error',
      'no-restricted-imports': ['error', { patterns: [OUTSIDE] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: `CallExpression[callee.property.name=${CASE}]`,
          message: 'Turkish i/ı and İ break on case changes; compare folded text from the station.',
        },
        {
          selector: 'MemberExpression[property.name=/^(inner|outer)HTML$/]',
          message: 'Names come from strangers: they are text, never markup.',
        },
        {
          selector: 'MemberExpression[object.name="Date"][property.name="parse"]',
          message: 'Times cross the door as milliseconds.',
        },
      ],
      eqeqeq: 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['src/parts/**', 'src/shown/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [OUTSIDE, BEHIND] }] },
  },
  {
    files: ['src/backend/tauri.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // The one place that folds case: it drops what Turkish dotted and dotless letters leave behind.
    files: ['src/state/fold.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['*.config.{js,ts}', 'serve.js', '../tests/e2e/**'],
    languageOptions: { globals: { ...globals.node } },
  },
);
