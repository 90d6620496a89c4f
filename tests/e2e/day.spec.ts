// The day's work, by scanner, by touch and by keyboard.
import {
  expect,
  later,
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

const heading = (page: Page, text: string) =>
  page.getByRole('heading', { level: 1, name: worded(text) });
const button = (page: Page, text: string) => page.getByRole('button', { name: worded(text) });

test('a package goes from the queue to its customer', async ({ page }) => {
  await openStation(page, { unsigned: true });
  await button(page, 'Deniz').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText(worded('18 waiting'))).toBeVisible();

  const number = await numberOf(page, 'waiting', 2);
  await scan(page, number);
  await expect(heading(page, `Package ${number}`)).toBeVisible();
  await button(page, 'Packed').click();
  await expect(saidOk(page)).toHaveText(worded(`${number} packed · saved here`));

  await tick(page, SETTLED_MS);
  await button(page, 'Save label').click();
  await expect(saidOk(page)).toHaveText(worded(`Label for ${number} saved`));
  await expect(page.getByText(worded(`${number}.pdf`))).toBeVisible();
  const carrier = await page
    .locator('main')
    .getByText(/^(Aramex|DHL|SMSA)$/)
    .first()
    .innerText();

  await rail(page, 'handover').click();
  await button(page, `${carrier} ·`).click();
  await scan(page, number);
  await expect(saidOk(page)).toHaveText(worded(`${number} goes along`));
  await button(page, `Hand over 1 to ${carrier}`).click();
  await button(page, 'Yes, hand over').click();
  await expect(saidOk(page)).toHaveText(worded(`1 box handed over to ${carrier} · saved here`));

  await tick(page, SETTLED_MS);
  await rail(page, 'tracking').click();
  const row = page.getByRole('listitem').filter({ hasText: number });
  await expect(row).toContainText('Handed over');
  await tick(page, 60_000);
  await page.getByRole('button', { name: 'Show them' }).or(row).first().waitFor();
  await rail(page, 'queue').click();
  await rail(page, 'tracking').click();
  await expect(row).toContainText('Delivered');
});

test('offline, everything goes on and is sent later', async ({ page }) => {
  await openStation(page);
  await page.evaluate(() => window.__fake.unplug());
  await expect(button(page, 'Offline')).toBeVisible();

  const number = await numberOf(page, 'waiting', 1);
  await scan(page, number);
  await button(page, 'Packed').click();
  await expect(saidOk(page)).toHaveText(worded(`${number} packed · saved here`));
  await expect(page.locator('main').getByText('Saved here').first()).toBeVisible();
  await expect(button(page, '1 saved here')).toBeVisible();
  await tick(page, SETTLED_MS);
  await expect(button(page, '1 saved here')).toBeVisible();

  await page.evaluate(() => window.__fake.plug());
  await tick(page, SETTLED_MS);
  await expect(button(page, 'saved here')).toHaveCount(0);
  await expect(page.locator('main').getByText('Saved here')).toHaveCount(0);
  await expect(button(page, 'Save label')).toBeVisible();
});

test('a step that is refused waits for a person, and for nobody else', async ({ page }) => {
  await openStation(page);
  const number = await numberOf(page, 'waiting', 3);
  await page.evaluate(() => window.__fake.refuse(window.__fake.rows('waiting')[3]!.id));
  await scan(page, number);
  await button(page, 'Packed').click();
  await tick(page, SETTLED_MS);
  await expect(rail(page, 'attention')).toContainText('1');
  await rail(page, 'attention').click();
  await expect(page.getByText(worded(`did not take “packed” for ${number}`))).toBeVisible();
  await button(page, 'Send again').click();
  await tick(page, SETTLED_MS);
  await expect(page.getByText('Nothing needs you.')).toBeVisible();
});

test('what is given up has a reason, and stands in the history', async ({ page }) => {
  await openStation(page);
  const number = await numberOf(page, 'waiting', 3);
  await page.evaluate(() => window.__fake.refuse(window.__fake.rows('waiting')[3]!.id));
  await scan(page, number);
  await button(page, 'Packed').click();
  await tick(page, SETTLED_MS);
  await rail(page, 'attention').click();
  await expect(page.getByText('Packed, still here')).toBeVisible();
  await button(page, 'It is settled').click();
  await expect(page.getByText(worded('It is kept with your name: Deniz.'))).toBeVisible();
  await button(page, 'It is settled in the order system').click();
  await expect(page.getByText('Nothing needs you.')).toBeVisible();
  await scan(page, number);
  await expect(page.getByText('It is settled in the order system')).toBeVisible();
});

test('the whole way to a label by keyboard alone', async ({ page }) => {
  await openStation(page, { unsigned: true });
  await expect(page.getByRole('dialog')).toBeVisible();
  await later(page);
  await reach(page, 'Deniz');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const number = await numberOf(page, 'waiting', 0);
  await page.keyboard.press('F4');
  await expect(heading(page, `Package ${number}`)).toBeVisible();
  await page.keyboard.press('F4');
  await expect(saidOk(page)).toHaveText(worded(`${number} packed · saved here`));
  await page.keyboard.press('F9');
  await expect(saidOk(page)).toHaveText(worded(`${number}: taken back`));
  await page.keyboard.press('F4');
  await tick(page, SETTLED_MS);
  await expect(button(page, 'Save label')).toBeVisible();
  await page.keyboard.press('F6');
  await expect(saidOk(page)).toHaveText(worded(`Label for ${number} saved`));

  await page.keyboard.press('Escape');
  await expect(heading(page, 'Queue')).toBeVisible();
  await page.keyboard.press('F2');
  await later(page);
  await page.keyboard.insertText('Müllerschön');
  await reach(page, 'Müllerschön');
  await page.keyboard.press('Enter');
  await expect(page.locator('main').getByText('Jörg Müllerschön').first()).toBeVisible();
});

/** Tabs until something with this name has the focus, and sees that the focus can be seen. */
async function reach(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      return {
        text: element.textContent ?? '',
        ring: getComputedStyle(element).outlineStyle,
      };
    });
    if (!worded(name).test(focused.text) || focused.text.length > 200) continue;
    expect(focused.ring).not.toBe('none');
    return;
  }
  throw new Error(`the Tab key never reached “${name}”`);
}

test.describe('a scan', () => {
  test('never presses the button that has the focus', async ({ page }) => {
    await openStation(page);
    const number = await numberOf(page, 'waiting', 1);
    await rail(page, 'more').focus();
    await scan(page, number);
    await expect(heading(page, `Package ${number}`)).toBeVisible();
  });

  test('leaves nothing in the field that has the focus', async ({ page }) => {
    await openStation(page);
    await rail(page, 'tracking').click();
    const field = page.getByRole('textbox');
    await field.fill('mug');
    await scan(page, 'XY-00000');
    await expect(field).toHaveValue('mug');
    await expect(saidNo(page)).toContainText('We do not know this code.');
  });

  test('that is unknown stays on the screen until a right one', async ({ page }) => {
    await openStation(page);
    const number = await numberOf(page, 'waiting', 1);
    await scan(page, 'XY-00000');
    await expect(saidNo(page)).toContainText('XY-00000');
    await tick(page, 600_000);
    await expect(saidNo(page)).toContainText('XY-00000');
    await scan(page, number);
    await expect(saidNo(page)).toBeEmpty();
    await expect(heading(page, `Package ${number}`)).toBeVisible();
  });

  test('is understood on a computer with a Turkish keyboard', async ({ page }) => {
    await openStation(page);
    const number = await numberOf(page, 'waiting', 1);
    await scan(page, number, { '-': '*' });
    await expect(heading(page, `Package ${number}`)).toBeVisible();
  });

  test('of a box for another carrier keeps it here', async ({ page }) => {
    await openStation(page);
    await rail(page, 'handover').click();
    const other = await page.evaluate(() => {
      const rows = window.__fake.rows('packed') as unknown as {
        number: string;
        carrier: string;
        trackingNumber: string | null;
      }[];
      const tracked = rows.filter((row) => row.trackingNumber);
      return tracked.find((row) => row.carrier !== tracked[0]!.carrier);
    });
    const first = await page.getByRole('group').getByRole('button').first().innerText();
    if (!other) throw new Error('the fake has packed for one carrier only');
    const carriers = page.getByRole('group').getByRole('button');
    if (first.includes(other.carrier)) await carriers.nth(1).click();
    await scan(page, other.number);
    await expect(saidNo(page)).toHaveText(worded(`This box is for ${other.carrier}.`));
  });
});

test('what the order system tells beside all else is one key or one touch away', async ({
  page,
}) => {
  await openStation(page);
  await scan(page, await numberOf(page, 'waiting', 2));
  const more = page.getByText(worded('2 more facts from the order system'));
  const fact = page.getByText('B-12', { exact: true });
  await expect(fact).toBeHidden();
  await later(page, 1_000);
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(fact).toBeVisible();
  await more.click();
  await expect(fact).toBeHidden();
});
