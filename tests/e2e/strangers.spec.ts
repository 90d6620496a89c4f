// Names come from strangers. Whatever stands in one is text, on every screen.
import { expect, openStation, rail, scan, test, type Locator } from './station';

const NAME = '<img src=x onerror=alert(1)>';

/** Looks only inside `where`: what lies on top must not be excused by what lies below. */
async function shownAsText(where: Locator): Promise<void> {
  await expect(where.getByText(NAME).first()).toBeVisible();
  await expect(where.page().locator('img')).toHaveCount(0);
}

// The fixture fails on a dialog, an error in the console and anything thrown.
test('a name made of markup is shown as it is written', async ({ page }) => {
  await openStation(page);
  await shownAsText(page.getByRole('main'));
  const number = await page.evaluate(
    (name) => window.__fake.rows('waiting').find((row) => row.recipient === name)!.number,
    NAME,
  );
  await scan(page, number);
  await shownAsText(page.getByRole('main'));
  await rail(page, 'queue').click();
  await page.keyboard.press('F2');
  await page.getByRole('textbox').fill('<img');
  await shownAsText(page.getByRole('dialog'));
});

test('what a stranger puts into a code is shown as it is written', async ({ page }) => {
  await openStation(page, { packages: 3 });
  await rail(page, 'tracking').click();
  await page.getByRole('textbox').fill(`${NAME}{ $x }`);
  await expect(page.getByText(`${NAME}{ $x }`)).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
});
