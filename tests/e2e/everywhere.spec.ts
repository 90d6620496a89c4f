// What must hold in every room, language, theme and size. Each test walks through many, because
// starting the station again for each would take minutes.
import { openRooms, ROOMS } from './rooms';
import { AXE, expect, LANGUAGES, openStation, rail, test, THEMES, type Page } from './station';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 800, height: 1280 },
];
const TARGET_MIN = 48;

/** What a finger could miss: everything that can be pressed or typed into, and is smaller. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((min) => {
    const found = document.querySelectorAll('button, a[href], input, select, textarea, summary');
    const rounding = 0.5;
    return [...found].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || (width + rounding >= min && height + rounding >= min)) return [];
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
      return [`${element.tagName} “${name}” ${width}×${height}`];
    });
  }, TARGET_MIN);
}

/** A page that scrolls sideways hides its end from people who do not know. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
}

for (const lang of LANGUAGES) {
  for (const text of [100, 200] as const) {
    test(`everything can be hit with a finger: ${lang}, text ${text} %`, async ({ page }) => {
      await openRooms(page, { lang, text });
      for (const room of ROOMS) {
        await room.enter(page);
        for (const size of SIZES) {
          await page.setViewportSize(size);
          const where = `${room.name} at ${size.width}×${size.height}`;
          expect.soft(await smallTargets(page), where).toEqual([]);
          expect.soft(await sideways(page), `${where} scrolls sideways`).toBe(0);
        }
        await page.setViewportSize(SIZES[0]!);
        await room.leave(page);
      }
    });
  }
}

/** A theme changes nothing but colours, so where only it has changed only they are looked at. */
async function axe(page: Page, only?: 'colours'): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE);
  const looking = page.evaluate(look, only === 'colours');
  let seen = false;
  void looking.finally(() => (seen = true)).catch(() => undefined);
  // axe rests between its steps, and on this page rest comes only when it is told to.
  while (!seen) await page.clock.runFor(20);
  return looking;
}

/** Runs in the page. 7:1 instead of 4.5:1; the milder rule would only say the same again. */
async function look(colours: boolean): Promise<string[]> {
  const rules = {
    'color-contrast-enhanced': { enabled: true },
    'color-contrast': { enabled: false },
  };
  const { violations } = await window.axe.run(document, {
    resultTypes: ['violations'],
    ...(colours ? { runOnly: ['color-contrast-enhanced'] } : { rules }),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
  );
}

/** What choosing the theme does to the page, without a walk to the settings each time. */
async function paint(page: Page, theme: string): Promise<void> {
  await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
}

for (const lang of LANGUAGES) {
  test(`axe finds nothing: ${lang}, in every theme`, async ({ page }) => {
    await openRooms(page, { lang });
    for (const room of ROOMS) {
      await room.enter(page);
      for (const theme of THEMES) {
        await paint(page, theme);
        const only = theme === 'light' ? undefined : 'colours';
        expect.soft(await axe(page, only), `${room.name}, ${theme}`).toEqual([]);
      }
      await paint(page, 'light');
      await room.leave(page);
    }
  });
}

test('axe finds nothing where the day begins, or cannot', async ({ page }) => {
  for (const lang of LANGUAGES) {
    await openStation(page, { lang, unsigned: true });
    expect.soft(await axe(page), `who, ${lang}`).toEqual([]);
    expect.soft(await smallTargets(page), `who, ${lang}`).toEqual([]);
    await openStation(page, { lang, refused: 'database-damaged' });
    expect.soft(await axe(page), `refused, ${lang}`).toEqual([]);
    await openStation(page, { lang, packages: 0 });
    expect.soft(await axe(page), `empty, ${lang}`).toEqual([]);
  }
});

test('Arabic turns the page right-to-left at once, and German back', async ({ page }) => {
  await openStation(page);
  await rail(page, 'more').click();
  const side = async (): Promise<string> => {
    const box = await page.getByRole('navigation').boundingBox();
    return box !== null && box.x > 640 ? 'right' : 'left';
  };
  expect(await side()).toBe('left');
  await page.getByRole('button', { name: 'العربية' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('المزيد');
  expect(await side()).toBe('right');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mehr');
  expect(await side()).toBe('left');
});
