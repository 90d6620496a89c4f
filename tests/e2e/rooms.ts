// Every room of the window, the same in each language: what looks at all of them walks through
// here.
import {
  openStation,
  rail,
  saidNo,
  scan,
  SETTLED_MS,
  tick,
  type Opening,
  type Page,
} from './station';

export interface Room {
  name: string;
  enter(page: Page): Promise<void>;
  leave(page: Page): Promise<void>;
}

const stay = async (): Promise<void> => undefined;
/** The way out stands first in a dialog. */
const close = (page: Page): Promise<void> =>
  page.getByRole('dialog').getByRole('button').first().click();
const row = (page: Page, at = 0) =>
  page.getByRole('main').getByRole('listitem').getByRole('button').nth(at);

/** One label is out, one nobody is sure of, one is dead, one waits for paper. */
async function aBadDay(page: Page): Promise<void> {
  await rail(page, 'labels').click();
  await page.evaluate((settled) => {
    const fake = window.__fake;
    fake.setUpPrinter();
    const ids = fake.rows('waiting').map((row) => row.id);
    fake.save(ids[5]!, 'pack');
    fake.tick(settled);
    fake.save(ids[6]!, 'pack');
    fake.tick(settled);
    fake.reroute(ids[6]!, 'DHL', 'JD0199');
    fake.silence(true);
    fake.save(ids[7]!, 'pack');
    fake.tick(settled);
    fake.printer('paperOut');
    fake.save(ids[8]!, 'pack');
    fake.tick(settled);
  }, SETTLED_MS);
  await page.getByRole('region').nth(5).waitFor();
}

/** In an order in which each can be entered from the one before. */
export const ROOMS: readonly Room[] = [
  { name: 'queue', enter: (page) => rail(page, 'queue').click(), leave: stay },
  { name: 'packing', enter: (page) => row(page).click(), leave: stay },
  {
    name: 'packed, with its label',
    enter: async (page) => {
      await page.keyboard.press('F4');
      await tick(page, SETTLED_MS);
      await page.keyboard.press('F6');
      await page.getByText('.pdf').first().waitFor();
    },
    leave: stay,
  },
  {
    name: 'everything that can be done',
    enter: async (page) => {
      await page.keyboard.press('F7');
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
    leave: stay,
  },
  {
    name: 'another tracking number',
    enter: async (page) => {
      // Every language has the acts in one order.
      await page.getByRole('dialog').getByRole('listitem').getByRole('button').nth(4).click();
      await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    },
    leave: (page) => page.getByRole('dialog').getByRole('button').last().click(),
  },
  {
    name: 'another invoice, with nothing filled in',
    enter: async (page) => {
      await page.getByRole('dialog').getByRole('listitem').getByRole('button').nth(5).click();
      await page.getByRole('dialog').getByRole('textbox').nth(3).waitFor();
      // The large button stands before the way back.
      await page.getByRole('dialog').getByRole('button').nth(-2).click();
    },
    leave: close,
  },
  {
    name: 'products that are missing',
    enter: async (page) => {
      await rail(page, 'queue').click();
      // The first waits for a person.
      await row(page, 1).click();
      await page.keyboard.press('F7');
      await page.getByRole('dialog').getByRole('listitem').getByRole('button').nth(5).click();
      await page.getByRole('dialog').getByRole('group').getByRole('button').nth(1).click();
    },
    leave: (page) => page.getByRole('dialog').getByRole('button').last().click(),
  },
  {
    name: 'a reason to refuse',
    enter: (page) =>
      page.getByRole('dialog').getByRole('listitem').getByRole('button').nth(6).click(),
    leave: close,
  },
  {
    name: 'handover',
    enter: (page) => rail(page, 'handover').click(),
    leave: stay,
  },
  {
    name: 'handover, asked',
    enter: async (page) => {
      await row(page).click();
      await page.keyboard.press('F4');
      await page.getByRole('dialog').waitFor();
    },
    leave: async (page) => {
      await page.getByRole('dialog').getByRole('button').last().click();
    },
  },
  {
    name: 'tracking',
    enter: (page) => rail(page, 'tracking').click(),
    leave: stay,
  },
  { name: 'labels, without a printer', enter: (page) => rail(page, 'labels').click(), leave: stay },
  {
    name: 'a printer to be set up',
    enter: async (page) => {
      await page.getByRole('contentinfo').getByRole('button').last().click();
      await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    },
    leave: close,
  },
  { name: 'labels, on a bad day', enter: aBadDay, leave: stay },
  {
    name: 'a label as it is printed, and why once more',
    enter: async (page) => {
      await page.getByRole('region').last().getByRole('button').first().click();
      await page.getByRole('dialog').getByRole('img').waitFor();
      await page.getByRole('dialog').getByRole('button').nth(1).click();
    },
    leave: close,
  },
  {
    name: 'a printer',
    enter: async (page) => {
      await page.getByRole('region').first().getByRole('listitem').getByRole('button').click();
      await page.getByRole('dialog').waitFor();
    },
    leave: close,
  },
  {
    name: 'attention',
    enter: (page) => rail(page, 'attention').click(),
    leave: stay,
  },
  {
    name: 'attention, asked why',
    enter: async (page) => {
      await page.getByRole('article').first().getByRole('button').last().click();
      await page.getByRole('article').getByRole('group').waitFor();
    },
    leave: stay,
  },
  {
    name: 'attention, the whole queue',
    enter: async (page) => {
      await page.evaluate(() => {
        const fake = window.__fake;
        fake.unplug();
        fake.save(fake.rows('waiting')[4]!.id, 'pack');
        fake.signInElsewhere();
        fake.plug();
        fake.goBack(1);
        fake.salvage(3);
      });
      await page.getByRole('article').nth(2).waitFor();
      await page.getByRole('article').first().getByRole('button').last().click();
    },
    leave: stay,
  },
  {
    name: 'what is saved here',
    enter: async (page) => {
      await page.getByRole('banner').getByRole('button').first().click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
    leave: close,
  },
  { name: 'more', enter: (page) => rail(page, 'more').click(), leave: stay },
  {
    name: 'search',
    enter: async (page) => {
      await page.keyboard.press('F2');
      await page.getByRole('dialog').getByRole('textbox').fill('1047');
    },
    leave: close,
  },
  {
    name: 'offline, with a code that is unknown',
    enter: async (page) => {
      await rail(page, 'queue').click();
      await page.evaluate(() => window.__fake.unplug());
      await scan(page, 'XY-00000');
      await saidNo(page).getByText('XY-00000').waitFor();
    },
    leave: stay,
  },
];

/** A working day in which also something went wrong. */
export async function openRooms(page: Page, how: Opening): Promise<void> {
  await openStation(page, how);
  await page.evaluate(() => window.__fake.refuse(window.__fake.rows('waiting')[1]!.id));
  await row(page, 1).click();
  await page.keyboard.press('F4');
  await tick(page, SETTLED_MS);
}
