// The sheet with everything that can be done with a package: by touch, by keys, by scanner.
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, plain, press } from './hands';
import type { Desk } from './state/desk.svelte';

const sheet = () => screen.findByRole('dialog');
const inSheet = async (name: RegExp) => within(await sheet()).findByRole('button', { name });
const closed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

/** The sheet of one package, opened by its key. */
async function actionsOf(desk: Desk, id: number): Promise<void> {
  desk.openPackage(id);
  await screen.findByRole('button', { name: /More actions/ });
  await press('F7');
  await sheet();
}

const packedId = () => window.__fake.rows('packed')[0]?.id ?? 0;

test('an act that needs nothing is done with one tap, and saved here', async () => {
  const { desk } = await open();
  desk.openPackage(1002);
  await fireEvent.click(await screen.findByRole('button', { name: /More actions/ }));
  await fireEvent.click(await inSheet(/^Put on hold/));
  await closed();
  expect(plain(desk.said.sentence?.what())).toBe(
    `${desk.open.view?.row.number}: Put on hold · saved here`,
  );
  await waitFor(() => expect(desk.open.view?.row.state.kind).toBe('blocked'));
  expect(desk.open.view?.row.mark).toBe('savedHere');
});

test('what is not possible stands there with its reason, and cannot be pressed', async () => {
  const { desk } = await open();
  await actionsOf(desk, 1002);
  const dialog = await sheet();
  expect(await within(dialog).findByText('It is not packed yet')).toBeTruthy();
  expect(within(dialog).getByText('Replace the invoice').closest('button')).toBeNull();
  expect(await inSheet(/^Refuse the package *The order system offers this/)).toBeTruthy();
});

test('a new tracking number is scanned, and another package’s slip is not taken for one', async () => {
  const { desk, fake } = await open();
  const id = packedId();
  await actionsOf(desk, id);
  await fireEvent.click(await inSheet(/^Change carrier/));
  await fireEvent.click(await inSheet(/^Change carrier/));
  expect(plain((await sheet()).textContent)).toContain('The tracking number is empty.');
  await desk.scanned('NEW-TRACK-1');
  const field = await within(await sheet()).findByRole<HTMLInputElement>('textbox', {
    name: /^Tracking number/,
  });
  expect(field.value).toBe('NEW-TRACK-1');
  await fireEvent.click(await inSheet(/^Change carrier/));
  await closed();
  fake.tick(5_000);
  await waitFor(() => expect(desk.open.view?.row.trackingNumber).toBe('NEW-TRACK-1'));

  await press('F7');
  await fireEvent.click(await inSheet(/^Change carrier/));
  const other = fake.rows('waiting')[0];
  await desk.scanned(other?.number ?? '');
  await closed();
  expect(desk.open.id).toBe(other?.id);
});

test('what cannot be taken back is asked for first, and can still be left', async () => {
  const { desk, fake } = await open();
  const shipped = fake.rows('sent').find((one) => one.state.kind === 'shipped')?.id ?? 0;
  await actionsOf(desk, shipped);
  await fireEvent.click(await inSheet(/^Mark as delivered/));
  expect(plain((await sheet()).textContent)).toContain('cannot be taken back');
  await fireEvent.click(await inSheet(/^Something else/));
  expect(desk.open.view?.row.state.kind).toBe('shipped');
  await fireEvent.click(await inSheet(/^Mark as delivered/));
  await fireEvent.click(await inSheet(/^Mark as delivered/));
  await closed();
  await waitFor(() => expect(desk.open.view?.row.state.kind).toBe('delivered'));
});

test('a package is refused for a reason of the order system’s own', async () => {
  const { desk, fake } = await open();
  await actionsOf(desk, 1002);
  await fireEvent.click(await inSheet(/^Refuse the package/));
  await fireEvent.click(await inSheet(/^Refuse the package/));
  expect(plain((await sheet()).textContent)).toContain('The reason is not chosen yet.');
  await fireEvent.click(await inSheet(/damaged/));
  await fireEvent.click(await inSheet(/^Refuse the package/));
  await closed();
  fake.tick(5_000);
  await waitFor(() => expect(desk.open.view?.row.state.kind).toBe('gone'));
});

test('lines are counted one by one, each with what is the matter', async () => {
  const { desk, fake } = await open();
  await actionsOf(desk, 1002);
  const before = desk.open.view?.row.pieces ?? 0;
  await fireEvent.click(await inSheet(/^Products not found/));
  const [more] = await within(await sheet()).findAllByRole('button', { name: /One more/ });
  if (!more) throw new Error('nothing to count');
  await fireEvent.click(more);
  await fireEvent.click(await inSheet(/^Wrong product/));
  await fireEvent.click(await inSheet(/^Products not found/));
  await closed();
  fake.tick(5_000);
  await waitFor(() => expect(desk.open.view?.row.pieces).toBe(before - 1));
});

test('an act that becomes impossible while its form is open says so and goes away', async () => {
  const { desk, fake } = await open();
  await actionsOf(desk, 1002);
  await fireEvent.click(await inSheet(/^Refuse the package/));
  fake.become(1002, { state: 'cancelled' });
  await waitFor(async () =>
    expect(plain((await sheet()).textContent)).toContain('It was cancelled'),
  );
  expect(within(await sheet()).queryByRole('button', { name: /^Refuse/ })).toBeNull();
});

test('a disk that refuses is said inside the sheet, and nothing is lost of the form', async () => {
  const { desk, fake } = await open();
  await actionsOf(desk, packedId());
  await fireEvent.click(await inSheet(/^Replace the invoice/));
  const number = await within(await sheet()).findByRole('textbox', { name: /^Invoice number/ });
  await fireEvent.input(number, { target: { value: 'A-77' } });
  fake.fail('act', 'not-saved');
  await fireEvent.click(await inSheet(/^Replace the invoice/));
  await waitFor(async () =>
    expect(plain((await sheet()).textContent)).toContain('This was not saved.'),
  );
  expect((number as HTMLInputElement).value).toBe('A-77');
  fake.fail('act', null);
  await fireEvent.click(await inSheet(/^Replace the invoice/));
  await closed();
  expect(desk.said.refused).toBe(false);
});
