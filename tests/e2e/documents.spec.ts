// The four founding documents of the order system, and all else that it can be asked for: each done
// from the sheet with everything.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  expect,
  numberOf,
  openStation,
  rail,
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

type Hand = (page: Page) => Promise<void>;
const press =
  (name: string, at = 0): Hand =>
  (page) =>
    dialog(page).getByRole('button', { name, exact: true }).nth(at).click();
const write =
  (label: string, text: string): Hand =>
  (page) =>
    dialog(page).getByRole('textbox', { name: label }).fill(text);

interface Deed {
  act: string;
  /** What is said with it. */
  with?: Hand[];
  stands: string;
}

const deed = (act: string, state: string, ...said: Hand[]): Deed => ({
  act,
  stands: state,
  with: said,
});

const SHIPMENT = [press('DHL'), write('Tracking number', 'JD-77'), write('Query number', 'Q-7')];
const INVOICE = [
  write('Invoice number', 'A-1'),
  write('Kind of document', 'e-archive'),
  write('Document or its address', 'https://shop.example/A-1.pdf'),
];

/** Each list is of one package; together they hold each act that the test above leaves out. */
const DEEDS: Deed[][] = [
  [
    deed('Start collecting', 'Being prepared'),
    deed('Pack without a carrier order', 'Packed'),
    deed('Replace the invoice', 'Packed', ...INVOICE),
    deed('Ask for a new label', 'Packed'),
    deed('Hand over with a number of your own', 'Handed over', ...SHIPMENT),
  ],
  [
    deed('Start collecting and release the reserved stock', 'Being prepared'),
    deed('Pack', 'Packed'),
    deed('Hand over by shipment order', 'Handed over'),
  ],
  [deed('Pack', 'Packed'), deed('Hand over and mark as shipped', 'Handed over')],
  [deed('Put on hold', 'On hold'), deed('Release from hold', 'Waiting')],
  [deed('Products not found: give these back', 'Waiting', press('One more'))],
  [deed('Product not found: give the whole package back', 'Out of stock', press('Wrong product'))],
  [deed('Refuse the package', 'No longer listed', press('The product is damaged'))],
  [deed('Pack for refund: the money goes back, nothing is sent', 'Other')],
];

/** Its order brings its number along. */
const MARKETPLACE = [deed('Pack for the marketplace', 'Packed')];
const OF_A_MARKETPLACE = 10;

const FOUNDING = [
  'Pack',
  'Change carrier or tracking number',
  'Hand over',
  'Mark as not delivered',
  'Mark as delivered',
];

test('no act is left out of these tests', () => {
  const words = readFileSync(join(__dirname, '../../assets/words/en/acts.ftl'), 'utf8');
  const known = [...words.matchAll(/^act-[a-z-]+ = (.+)$/gm)].map(([, name]) => name);
  const tried = [...FOUNDING, ...[...DEEDS, MARKETPLACE].flat().map((one) => one.act)];
  expect([...new Set(tried)].toSorted()).toEqual(known.toSorted());
});

test('every other act is done from the sheet, with what is said beside it', async ({ page }) => {
  await openStation(page);
  const numbers = await Promise.all(DEEDS.map((_, at) => numberOf(page, 'waiting', at)));
  numbers.push(await numberOf(page, 'waiting', OF_A_MARKETPLACE));
  for (const [at, deeds] of [...DEEDS, MARKETPLACE].entries()) {
    const number = numbers[at]!;
    for (const { act, with: said = [], stands: state } of deeds) {
      await scan(page, number);
      await choose(page, act);
      for (const hand of said) await hand(page);
      const done = worded(`${number}: ${act} · saved here`);
      const last = dialog(page).getByRole('button', { name: act, exact: true });
      await expect(saidOk(page).filter({ hasText: done }).or(last)).toBeVisible();
      if (await last.isVisible()) await last.click();
      await expect(saidOk(page), `${at}: ${act}`).toHaveText(done);
      await tick(page, SETTLED_MS);
      await stands(page, state);
    }
    await rail(page, 'queue').click();
  }
});
