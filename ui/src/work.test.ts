// A packer's work without detours: package after package, box after box, and no word lost.
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { button, open, plain, press, row } from './hands';
import type { RowView, ScanView, Shelf } from './backend/bindings';

const handover = async () => fireEvent.click(await button(/^Handover$/));
/** The `at`th on a shelf, or the one with this id. */
function rowOn(shelf: Shelf, which: number): RowView {
  const rows = window.__fake.rows(shelf);
  const found = rows.find((one) => one.id === which) ?? rows[which];
  if (!found) throw new Error(`nothing on ${shelf} at ${which}`);
  return found;
}
const alertIn = (dialog: HTMLElement) => plain(within(dialog).getByRole('alert').textContent);

test('three packages are packed one after the other, each of them once', async () => {
  const { desk, fake } = await open();
  const wanted = fake
    .rows('waiting')
    .slice(0, 4)
    .map((one) => one.id);
  await button(/Start next/);
  await press('F4');
  const packed: (number | null)[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    await button(/^Packed$/);
    packed.push(desk.open.id);
    await press('F4');
    await screen.findAllByText('Saved here');
    fake.tick(5_000);
    await button(/^Save label$/);
    await press('F6');
    await button(/Next package/);
    await press('F4');
  }
  await button(/^Packed$/);
  expect([...packed, desk.open.id]).toEqual(wanted);
});

test('after the last package the way leads back to the queue', async () => {
  const { desk, fake } = await open('manual&packer&packages=1');
  await button(/Start next/);
  await press('F4');
  await button(/^Packed$/);
  await press('F4');
  await screen.findAllByText('Saved here');
  fake.tick(5_000);
  await fireEvent.click(await button(/^Save label$/));
  await fireEvent.click(await button(/Back to the queue/));
  await waitFor(() => expect(desk.open.id).toBeNull());
});

test('a package that was delivered is not called late any more', async () => {
  const { desk, fake } = await open();
  const { id } = rowOn('waiting', 0);
  desk.openPackage(id);
  await screen.findAllByText(/^Late/);
  fake.become(id, { state: 'delivered' });
  await screen.findAllByText('Delivered');
  expect(screen.queryByText(/^Late/)).toBeNull();
});

test('nobody is sent to a package that cannot be packed', async () => {
  const { desk, fake } = await open();
  const third = rowOn('waiting', 2).id;
  const [first, second] = [rowOn('waiting', 0).id, rowOn('waiting', 1).id];
  fake.become(first, { state: 'blocked' });
  fake.become(second, { state: 'outOfStock' });
  await waitFor(() => expect(desk.next()).toBe(third));
});

test('an answer to an older scan does not replace the newer one', async () => {
  const { desk } = await open();
  const [older, newer] = [rowOn('waiting', 0), rowOn('waiting', 1)];
  const scan = desk.backend.scan;
  let answer: (view: ScanView) => void = () => undefined;
  desk.backend.scan = () => new Promise((resolve) => (answer = resolve));
  const late = desk.scanned(older.number);
  desk.backend.scan = scan;
  await desk.scanned(newer.number);
  answer({ kind: 'package', row: older });
  await late;
  expect(desk.open.id).toBe(newer.id);
});

test('a change that is told late still reaches the package on the table', async () => {
  const { desk, fake } = await open();
  await fireEvent.click(await row(1000));
  await button(/^Packed$/);
  if (desk.station) desk.station = { ...desk.station, revision: 1_000_000 };
  fake.become(1000, { recipient: 'Zeynep' });
  await waitFor(() => expect(desk.open.view?.row.recipient).toBe('Zeynep'));
});

test('a box that waits for its label is counted, and goes along once that is there', async () => {
  const { desk, fake } = await open();
  fake.become(1003, { state: 'waitingLabel', trackingNumber: 'JD77' });
  await handover();
  const unready = () => fake.rows('packed').filter((one) => !one.ready);
  await waitFor(() => expect(desk.handover.waiting).toBe(unready().length));
  expect(unready().map((one) => one.id)).toContain(1003);
  expect(desk.handover.ready.some((one) => one.id === 1003)).toBe(false);
  await desk.scanned('JD77');
  expect(desk.handover.picked).not.toContain(1003);
  expect(desk.said.sentence?.what()).toContain('still making the label');
  fake.become(1003, { state: 'packed' });
  await waitFor(() => expect(desk.handover.ready.some((one) => one.id === 1003)).toBe(true));
  desk.handover.choose('DHL');
  await desk.scanned('JD77');
  expect(desk.handover.picked).toContain(1003);
});

test('a box without carrier and number goes with the shop’s own courier', async () => {
  const { desk, fake } = await open();
  fake.become(1003, { state: 'packed', carrier: null, untracked: true });
  await handover();
  await fireEvent.click(await button(/No carrier named/));
  await desk.scanned(rowOn('packed', 1003).number);
  await fireEvent.click(await button(/^Hand over 1 to .?No carrier named/));
  await fireEvent.click(await button(/Yes, hand over/));
  await waitFor(() => expect(desk.handover.done?.saved.map((one) => one.package)).toEqual([1003]));
});

test('a box that must stay is told why by the station', async () => {
  const { desk, fake } = await open();
  await handover();
  fake.become(1003, { state: 'blocked' });
  await desk.scanned(rowOn('waiting', 1003).number);
  await waitFor(() =>
    expect(plain(screen.getByRole('alert').textContent)).toContain('put this package on hold'),
  );
  expect(desk.handover.picked).toEqual([]);
});

test('the carrier on screen and what is asked stay while boxes come and go', async () => {
  const { desk, fake } = await open();
  await handover();
  await waitFor(() => expect(desk.handover.carrier).not.toBeNull());
  const carrier = desk.handover.carrier;
  fake.become(1000, { state: 'packed', carrier: 'AAA first', trackingNumber: '1' });
  await waitFor(() => expect(desk.packed.fresh).toBe(1));
  desk.packed.settle();
  expect(desk.handover.carriers[0]).toBe('AAA first');
  expect(desk.handover.carrier).toBe(carrier);
  desk.handover.all();
  const ids = desk.handover.picked;
  desk.handover.ask();
  desk.handover.choose('AAA first');
  expect(desk.handover.asked).toEqual({ carrier, ids });
});

test('a question about boxes that have left is withdrawn, and the keys work again', async () => {
  const { desk, fake } = await open();
  await handover();
  await waitFor(() => expect(desk.handover.carrier).not.toBeNull());
  desk.handover.all();
  desk.handover.ask();
  expect(await screen.findByRole('dialog')).toBeTruthy();
  for (const id of desk.handover.picked) fake.become(id, { state: 'cancelled' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(desk.handover.asking).toBe(false);
  await press('F1');
  expect(desk.place.screen).toBe('more');
});

test('a carrier whose last box has left stays on screen until the packer chooses', async () => {
  const { desk, fake } = await open();
  await handover();
  await waitFor(() => expect(desk.handover.carrier).not.toBeNull());
  const carrier = desk.handover.carrier;
  const theirs = () => fake.rows('packed').filter((one) => one.carrier === carrier);
  for (const box of theirs()) fake.become(box.id, { state: 'cancelled' });
  await waitFor(() => expect(desk.handover.boxes).toEqual([]));
  expect(desk.handover.carrier).toBe(carrier);
  for (const box of fake.rows('packed')) fake.become(box.id, { state: 'cancelled' });
  expect(await screen.findByText('Nothing to hand over.')).toBeTruthy();
});

test('a question ends with the screen that asked it', async () => {
  const { desk } = await open();
  await handover();
  await waitFor(() => expect(desk.handover.carrier).not.toBeNull());
  desk.handover.all();
  desk.handover.ask();
  desk.go('queue');
  await waitFor(() => expect(desk.handover.asking).toBe(false));
});

test('only boxes that are here and have no number are counted as waiting for one', async () => {
  const { desk, fake } = await open();
  await handover();
  const unnumbered = () => fake.rows('packed').filter((one) => one.trackingNumber === null);
  await waitFor(() => expect(desk.handover.waiting).toBe(unnumbered().length));
  expect(unnumbered().length).toBeGreaterThan(0);
  fake.become(unnumbered()[0]?.id ?? 0, { state: 'cancelled' });
  await waitFor(() => expect(desk.handover.waiting).toBe(unnumbered().length));
  expect(await button(/Show them/)).toBeTruthy();
});

test('a sign-in that fails is said where the packer looks, and ends with the next', async () => {
  const { desk, fake } = await open('manual');
  const dialog = await screen.findByRole('dialog');
  fake.fail('signIn', 'not-saved');
  await fireEvent.click(within(dialog).getByRole('button', { name: /Deniz/ }));
  await waitFor(() => expect(alertIn(dialog)).toContain('This was not saved.'));
  fake.fail('signIn', null);
  await fireEvent.click(within(dialog).getByRole('button', { name: /Deniz/ }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(desk.said.sentence).toBeNull();
});

test('a try that fails is said inside the sheet, and the next scan closes it', async () => {
  const { desk, fake } = await open();
  fake.unplug();
  await fireEvent.click(await button(/Offline/));
  const dialog = await screen.findByRole('dialog');
  fake.fail('syncNow', 'no-contact');
  await fireEvent.click(within(dialog).getByRole('button', { name: /Try now/ }));
  await waitFor(() => expect(alertIn(dialog)).toContain('cannot be reached'));
  await desk.scanned(rowOn('waiting', 0).number);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('names that cannot be read are not called nobody', async () => {
  const { desk, fake } = await open();
  desk.packers = null;
  fake.fail('packers', 'not-read');
  desk.changePacker();
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/could not be read/)).toBeTruthy();
  expect(within(dialog).queryByText(/Nobody has packed here/)).toBeNull();
  fake.fail('packers', null);
  await fireEvent.click(within(dialog).getByRole('button', { name: /Try again/ }));
  expect(await within(dialog).findByRole('button', { name: /Deniz/ })).toBeTruthy();
});

test('whoever stops packing leaves the question who is next', async () => {
  const { desk } = await open();
  desk.go('more');
  await fireEvent.click(await button(/Stop packing here/));
  expect(await screen.findByRole('dialog')).toBeTruthy();
  expect(desk.station?.packer).toBeNull();
});
