// Playwright's tests live in tests/e2e, where Node finds none of these packages; here it does.
export { defineConfig, expect, test } from '@playwright/test';
export type { Locator, Page } from '@playwright/test';
