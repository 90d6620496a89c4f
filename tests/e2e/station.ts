// What every test needs: a page that fails on any fault it did not expect, and hands, a scanner and
// the other side to play with. Words on the screen carry invisible isolation marks round their
// values, so they are looked for with `worded`.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test as base, type Locator, type Page } from '../../ui/e2e';

export { expect, type Locator, type Page };

/**
 * axe itself, without the builder of @axe-core/playwright: that sends it to the page and opens
 * another page for each of the hundred looks, which takes minutes.
 */
const builder = createRequire(join(__dirname, '../../ui/package.json')).resolve(
  '@axe-core/playwright',
);
export const AXE = (createRequire(builder)('axe-core') as { source: string }).source;

/** The window's clock and the fake's stand at the same moment, whenever the tests run. */
const NOW = Date.UTC(2026, 10, 20, 9, 30);

export const SCREENS = ['queue', 'labels', 'handover', 'tracking', 'attention', 'more'] as const;
export const LANGUAGES = ['en', 'tr', 'ar', 'de'] as const;
export const THEMES = ['light', 'dark', 'contrast'] as const;

/** The fake's driver, as far as the tests use it (ui/src/backend/fake). */
export interface Fake {
  calls: string[];
  tick(ms: number): void;
  unplug(): void;
  plug(): void;
  refuse(id: number): void;
  cancel(id: number): void;
  save(id: number, act: string): string;
  goBack(steps: number): void;
  signInElsewhere(): void;
  salvage(inDoubt: number): void;
  setUpPrinter(): void;
  printer(kind: string): void;
  silence(on: boolean): void;
  reroute(id: number, carrier: string, trackingNumber: string): void;
  rows(shelf: 'waiting' | 'packed' | 'sent'): { id: number; number: string; recipient: string }[];
}

interface Axe {
  run(
    on: Document,
    how: object,
  ): Promise<{
    violations: {
      id: string;
      nodes: { html: string; failureSummary: string }[];
    }[];
  }>;
}

declare global {
  interface Window {
    __fake: Fake;
    axe: Axe;
  }
}

export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()}`);
      });
      page.on('dialog', (dialog) => {
        faults.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export interface Opening {
  lang?: (typeof LANGUAGES)[number];
  theme?: (typeof THEMES)[number];
  text?: 100 | 125 | 150 | 200;
  /** Nobody has said who is packing yet. */
  unsigned?: boolean;
  packages?: number;
  refused?: string;
}

/**
 * Two clocks stand still: the order system's until `tick`, the window's until `later`. So no test
 * waits, and none depends on how quick this machine is.
 */
export async function openStation(page: Page, how: Opening = {}): Promise<void> {
  const query = new URLSearchParams({ manual: '', now: String(NOW) });
  if (!how.unsigned) query.set('packer', '');
  for (const name of ['lang', 'theme', 'text', 'packages', 'refused'] as const) {
    const value = how[name];
    if (value !== undefined) query.set(name, String(value));
  }
  await page.clock.install({ time: NOW });
  // The page's second station, too, has to find a clock that goes.
  await page.clock.resume();
  await page.goto(`/?${query}`);
  await expect(page.locator('#app > *').first()).toBeAttached();
  // It begins to hear of changes some frames after its first picture, and frames stand still, too.
  const hears = () => window.__fake.calls.includes('onChanged');
  if (how.refused === undefined) await page.waitForFunction(hears);
  await page.clock.pauseAt(NOW + 120_000);
}

export async function tick(page: Page, ms: number): Promise<void> {
  await page.evaluate((by) => window.__fake.tick(by), ms);
}

/** Long enough for the order system to take everything, and for tracking numbers to come. */
export const SETTLED_MS = 5_000;

export function numberOf(
  page: Page,
  shelf: 'waiting' | 'packed' | 'sent',
  at = 0,
): Promise<string> {
  return page.evaluate(([from, i]) => window.__fake.rows(from)[i]!.number, [shelf, at] as const);
}

/** `text`, whatever isolation marks stand between its letters. */
export function worded(text: string): RegExp {
  const letters = [...text].map((letter) => letter.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(letters.join('[\u2066-\u2069]*'));
}

export function rail(page: Page, screen: (typeof SCREENS)[number]): Locator {
  return page.getByRole('navigation').getByRole('button').nth(SCREENS.indexOf(screen));
}

/** The scan line: what was understood, or the reason why not. */
export function saidOk(page: Page): Locator {
  return page.locator('footer [role=status]');
}

export function saidNo(page: Page): Locator {
  return page.locator('footer [role=alert]');
}

/** What each key of the computer's layout makes of a scanner's key: US unless given. */
export type Layout = Record<string, string>;

/** Long enough for a dialog to listen to keys, and for two scans to be two. */
export async function later(page: Page): Promise<void> {
  await page.clock.runFor(1_000);
}

/** As quick as a scanner can be: the window's clock stands still from the first key to Enter. */
export async function scan(page: Page, code: string, layout: Layout = {}): Promise<void> {
  await later(page);
  const session = await page.context().newCDPSession(page);
  const keys = [...code].map((char) => {
    const key = layout[char] ?? char;
    return { key, code: placeOf(char), text: key, modifiers: /[A-Z]/.test(char) ? 8 : 0 };
  });
  keys.push({ key: 'Enter', code: 'Enter', text: '\r', modifiers: 0 });
  for (const { text, ...key } of keys) {
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text, ...key });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }
  await session.detach();
}

function placeOf(char: string): string {
  if (/\d/.test(char)) return `Digit${char}`;
  if (/[A-Z]/.test(char)) return `Key${char}`;
  if (/[a-z]/.test(char)) return `Key${String.fromCharCode(char.charCodeAt(0) - 32)}`;
  return char === '-' ? 'Minus' : 'Space';
}
