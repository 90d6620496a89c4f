// From a packed box to the right label on it, and what happens where something goes wrong.
import {
  expect,
  numberOf,
  openStation,
  rail,
  saidNo,
  saidOk,
  scan,
  SETTLED_MS,
  test,
  tick,
  worded,
  type Page,
} from './station';

const button = (page: Page, text: string) => page.getByRole('button', { name: worded(text) });
const part = (page: Page, name: string) => page.getByRole('region', { name });

async function withPrinter(page: Page): Promise<void> {
  await openStation(page);
  await page.evaluate(() => window.__fake.setUpPrinter());
}

/** Packs the package at this place of the queue, and tells its number and tracking number. */
async function packed(page: Page, at: number): Promise<{ number: string; tracking: string }> {
  const number = await numberOf(page, 'waiting', at);
  await scan(page, number);
  await button(page, 'Packed').click();
  await tick(page, SETTLED_MS);
  const tracking = await page.evaluate((wanted) => {
    const rows = window.__fake.rows('packed') as unknown as {
      number: string;
      trackingNumber: string;
    }[];
    return rows.find((row) => row.number === wanted)!.trackingNumber;
  }, number);
  return { number, tracking };
}

test('a label prints by itself, and scanning it proves that it is on its box', async ({ page }) => {
  await withPrinter(page);
  const { number, tracking } = await packed(page, 2);
  await expect(button(page, 'Next package')).toBeVisible();
  await scan(page, tracking);
  await expect(saidOk(page)).toHaveText(worded(`The label belongs on ${number}`));
  await rail(page, 'labels').click();
  await expect(part(page, 'Printed today')).toContainText(number);
});

test('a label on the wrong box names both', async ({ page }) => {
  await withPrinter(page);
  const one = await packed(page, 2);
  const other = await packed(page, 2);
  await scan(page, one.tracking);
  await expect(saidNo(page)).toContainText(one.number);
  await expect(saidNo(page)).toContainText(other.number);
  await expect(saidNo(page)).toContainText('belongs on');
});

test('a label that is no longer true is refused, and a new one is to be printed', async ({
  page,
}) => {
  await withPrinter(page);
  const { number, tracking } = await packed(page, 2);
  await page.evaluate((wanted) => {
    const row = window.__fake.rows('packed').find((one) => one.number === wanted)!;
    window.__fake.reroute(row.id, 'DHL', 'JD0199');
  }, number);
  await scan(page, tracking);
  await expect(saidNo(page)).toContainText('this label is dead');
  await rail(page, 'labels').click();
  await expect(part(page, 'Take these labels off')).toContainText(tracking);
});

test('a printer that says nothing is asked about', async ({ page }) => {
  await withPrinter(page);
  await page.evaluate(() => window.__fake.silence(true));
  const { number } = await packed(page, 2);
  await rail(page, 'labels').click();
  await expect(part(page, 'Did it come out?')).toContainText(number);
  await button(page, 'It did not').click();
  await expect(part(page, 'Not printed')).toContainText(number);
  await page.evaluate(() => window.__fake.silence(false));
  await button(page, 'Print again').click();
  await tick(page, SETTLED_MS);
  await expect(part(page, 'Printed today')).toContainText(number);
});

test('without paper it waits, says so, and prints when there is paper', async ({ page }) => {
  await withPrinter(page);
  await page.evaluate(() => window.__fake.printer('paperOut'));
  const { number } = await packed(page, 2);
  await rail(page, 'labels').click();
  await expect(part(page, 'Printers')).toContainText('Out of paper');
  await expect(part(page, 'Printing')).toContainText(number);
  await page.evaluate(() => window.__fake.printer('ready'));
  await tick(page, SETTLED_MS);
  await expect(part(page, 'Printed today')).toContainText(number);
});

test('scanning a box that waits for its label prints it', async ({ page }) => {
  await withPrinter(page);
  await rail(page, 'labels').click();
  const ready = part(page, 'Ready to print');
  const number = await ready.getByRole('button').first().innerText();
  const code = /TR-\d+/.exec(number)![0];
  await scan(page, code);
  await expect(saidOk(page)).toHaveText(worded(`${code}: on its way to Zebra 1`));
  await tick(page, SETTLED_MS);
  await expect(part(page, 'Printed today')).toContainText(code);
});

test('once more needs a reason, and void needs a second word', async ({ page }) => {
  await withPrinter(page);
  const { number, tracking } = await packed(page, 2);
  await rail(page, 'labels').click();
  await part(page, 'Printed today').getByRole('button').first().click();
  await expect(page.getByRole('img', { name: 'As it is printed' })).toBeVisible();
  await button(page, 'Print again').click();
  await button(page, 'It is damaged').click();
  await tick(page, SETTLED_MS);
  await expect(part(page, 'Printed today')).toContainText(worded('Copy 2'));
  await part(page, 'Printed today').getByRole('button').first().click();
  await button(page, 'This label is void').click();
  await button(page, 'Make it void').click();
  await expect(saidOk(page)).toHaveText(worded(`${number}: this label must not be used any more`));
  await scan(page, number);
  await scan(page, tracking);
  await expect(saidNo(page)).toContainText('made void');
});

test('a printer is set up by hand and accepted by scanning what came out', async ({ page }) => {
  await openStation(page);
  await rail(page, 'labels').click();
  await button(page, 'Set up a printer').click();
  await button(page, 'Label printer (ZPL)').click();
  await page.getByRole('textbox').first().fill('Zebra 2');
  await page.getByRole('textbox').last().fill('10.0.0.8:9100');
  await button(page, 'Add it').click();
  await button(page, 'Print the test page').click();
  await tick(page, SETTLED_MS);
  await scan(page, '9112345678');
  await expect(page.getByText(worded('Accepted by Deniz'))).toBeVisible();
  // Of a carrier that no box is for at this moment.
  await page.getByRole('textbox', { name: 'Another carrier' }).fill('Surat Kargo');
  await button(page, 'Add this carrier').click();
  const own = button(page, 'Labels of Surat Kargo');
  await expect(own).toHaveAttribute('aria-pressed', 'true');
});
