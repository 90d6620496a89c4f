// The sheet with everything that can be done with a package: by touch, by keys, by scanner.
import { fireEvent } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { open, plain, press } from './hands';
import './screens/ActionsSheet.svelte';
import type { Desk } from './state/desk.svelte';

/** What is looked for comes as soon as the station in memory answers. */
const soon = <T>(look: () => T) => vi.waitFor(look, { interval: 5, timeout: 10_000 });
const reads = (element: Element | null) => plain(element?.textContent);
const sheet = () => document.querySelector('dialog');
const closed = () => soon(() => expect(sheet()).toBeNull());

function buttonIn(place: Element | null, words: string): HTMLButtonElement | undefined {
  const all = [...(place?.querySelectorAll('button') ?? [])];
  return all.find((one) => reads(one).startsWith(words));
}

async function tap(words: string): Promise<void> {
  const found = await soon(() => {
    const button = buttonIn(sheet() ?? document.body, words);
    expect(button, words).toBeDefined();
    return button as HTMLButtonElement;
  });
  await fireEvent.click(found);
}

const sees = (words: string) => soon(() => expect(reads(sheet())).toContain(words));

function field(words: string): HTMLInputElement {
  const labels = [...(sheet()?.querySelectorAll('label') ?? [])];
  const label = labels.find((one) => reads(one).startsWith(words));
  const input = label?.querySelector('input');
  if (!input) throw new Error(`no field ${words}`);
  return input;
}

/** The sheet of one package, opened by its key. */
async function actionsOf(desk: Desk, id: number): Promise<void> {
  desk.openPackage(id);
  await soon(() => expect(buttonIn(document.body, 'More actions')).toBeDefined());
  await press('F7');
  await soon(() => expect(sheet()).not.toBeNull());
}

const packedId = () => window.__fake.rows('packed')[0]?.id ?? 0;

test('an act that needs nothing is done with one tap, and saved here', async () => {
  const { desk } = await open();
  desk.openPackage(1002);
  await tap('More actions');
  await tap('Put on hold');
  await closed();
  expect(plain(desk.said.sentence?.what())).toBe(
    `${desk.open.view?.row.number}: Put on hold · saved here`,
  );
  await soon(() => expect(desk.open.view?.row.state.kind).toBe('blocked'));
  expect(desk.open.view?.row.mark).toBe('savedHere');
});

test('what is not possible stands there with its reason, and cannot be pressed', async () => {
  const { desk } = await open();
  await actionsOf(desk, 1002);
  await sees('It is not packed yet');
  await sees('Replace the invoice');
  expect(buttonIn(sheet(), 'Replace the invoice')).toBeUndefined();
  expect(reads(buttonIn(sheet(), 'Refuse the package') ?? null)).toContain('offers this');
});

test('a new tracking number is scanned, and no slip of a package is taken for one', async () => {
  const { desk, fake } = await open();
  const id = packedId();
  await actionsOf(desk, id);
  await tap('Change carrier');
  await tap('Change carrier');
  await sees('The tracking number is empty.');
  await desk.scanned('NEW-TRACK-1');
  await soon(() => expect(field('Tracking number').value).toBe('NEW-TRACK-1'));
  await tap('Change carrier');
  await closed();
  fake.tick(5_000);
  await soon(() => expect(desk.open.view?.row.trackingNumber).toBe('NEW-TRACK-1'));

  await press('F7');
  await tap('Change carrier');
  const other = fake.rows('waiting')[0];
  await desk.scanned(other?.number ?? '');
  await closed();
  expect(desk.open.id).toBe(other?.id);
});

test('what cannot be taken back is asked for first, and can still be left', async () => {
  const { desk, fake } = await open();
  const shipped = fake.rows('sent').find((one) => one.state.kind === 'shipped')?.id ?? 0;
  await actionsOf(desk, shipped);
  await tap('Mark as delivered');
  await sees('cannot be taken back');
  await tap('Something else');
  expect(desk.open.view?.row.state.kind).toBe('shipped');
  await tap('Mark as delivered');
  await tap('Mark as delivered');
  await closed();
  await soon(() => expect(desk.open.view?.row.state.kind).toBe('delivered'));
});

test('a package is refused for a reason of the order system’s own', async () => {
  const { desk, fake } = await open();
  await actionsOf(desk, 1002);
  await tap('Refuse the package');
  await tap('Refuse the package');
  await sees('The reason is not chosen yet.');
  await tap('The product is damaged');
  await tap('Refuse the package');
  await closed();
  fake.tick(5_000);
  await soon(() => expect(desk.open.view?.row.state.kind).toBe('gone'));
});

test('lines are counted one by one, each with what is the matter', async () => {
  const { desk, fake } = await open();
  await actionsOf(desk, 1002);
  const before = desk.open.view?.row.pieces ?? 0;
  await tap('Products not found');
  await tap('+One more');
  await tap('Wrong product');
  await tap('Products not found');
  await closed();
  fake.tick(5_000);
  await soon(() => expect(desk.open.view?.row.pieces).toBe(before - 1));
});

test('an act that becomes impossible while its form is open says so and goes away', async () => {
  const { desk, fake } = await open();
  await actionsOf(desk, 1002);
  await tap('Refuse the package');
  fake.become(1002, { state: 'cancelled' });
  await sees('It was cancelled');
  expect(buttonIn(sheet(), 'Refuse')).toBeUndefined();
});

test('a disk that refuses is said inside the sheet, and nothing is lost of the form', async () => {
  const { desk, fake } = await open();
  await actionsOf(desk, packedId());
  await tap('Replace the invoice');
  await sees('Invoice number');
  for (const [label, value] of [
    ['Invoice number', 'A-77'],
    ['Kind of document', 'e_archive'],
    ['Document or its address', 'JVBERi0xLjQK'],
  ] as const)
    await fireEvent.input(field(label), { target: { value } });
  fake.fail('act', 'not-saved');
  await tap('Replace the invoice');
  await sees('This was not saved.');
  expect(field('Invoice number').value).toBe('A-77');
  fake.fail('act', null);
  await tap('Replace the invoice');
  await closed();
  expect(desk.said.refused).toBe(false);
});
