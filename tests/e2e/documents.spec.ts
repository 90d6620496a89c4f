// The four founding documents of the order system, each done from the sheet with everything.
import {
  expect,
  numberOf,
  openStation,
  saidOk,
  scan,
  SETTLED_MS,
  test,
  tick,
  worded,
} from './station';
import type { Page } from './station';

const dialog = (page: Page) => page.getByRole('dialog');

/** Opens the sheet, and the form of an act where it has one. */
async function choose(page: Page, act: string): Promise<void> {
  await page.keyboard.press('F7');
  const named = dialog(page)
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${act}(?! [a-z])`) });
  await named.getByRole('button').click();
}

async function does(page: Page, number: string, act: string): Promise<void> {
  await choose(page, act);
  const said = worded(`${number}: ${act} · saved here`);
  const press = dialog(page).getByRole('button', { name: new RegExp(`^${act}$`) });
  // What cannot be taken back is asked once more.
  await expect(saidOk(page).filter({ hasText: said }).or(press)).toBeVisible();
  if (await press.isVisible()) await press.click();
  await expect(saidOk(page)).toHaveText(said);
  await expect(dialog(page)).toHaveCount(0);
}

const stands = (page: Page, state: string) =>
  expect(page.locator('main').getByText(state, { exact: true }).first()).toBeVisible();

test('each founding document is done from the sheet', async ({ page }) => {
  await openStation(page);
  const number = await numberOf(page, 'waiting', 2);
  await scan(page, number);

  // Shipments: packed, and no tracking number yet; the carrier gives it later.
  await does(page, number, 'Pack');
  await stands(page, 'Packed');
  await tick(page, SETTLED_MS);

  // Update shipment info: another number, and the state stays.
  await choose(page, 'Change carrier or tracking number');
  await dialog(page).getByRole('textbox').first().fill('JD-4242');
  await dialog(page).getByRole('button', { name: 'Change carrier or tracking number' }).click();
  await tick(page, SETTLED_MS);
  await expect(page.getByText('JD-4242').first()).toBeVisible();
  await stands(page, 'Packed');

  // Ship without shipment integration.
  await does(page, number, 'Hand over');
  await tick(page, SETTLED_MS);
  await stands(page, 'Handed over');

  // Update the shipment status: either end, and on from the bad one.
  await does(page, number, 'Mark as not delivered');
  await tick(page, SETTLED_MS);
  await stands(page, 'Not delivered');
  await does(page, number, 'Mark as delivered');
  await tick(page, SETTLED_MS);
  await stands(page, 'Delivered');
});
