// The whole window on the station in memory: what a packer does and sees.
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { openFake } from './backend/fake';
import { Desk } from './state/desk.svelte';
import { button, open, plain, press, row } from './hands';

test('a name that is markup is shown as the text it is', async () => {
  await open();
  expect(await screen.findAllByText('<img src=x onerror=alert(1)>')).not.toHaveLength(0);
  expect(document.querySelector('img')).toBeNull();
});

test('a new package waits behind a button and moves nothing', async () => {
  const { fake } = await open();
  const before = screen.getAllByRole('listitem').map((one) => one.textContent);
  fake.arrive();
  const show = await button(/1 new/);
  expect(screen.getAllByRole('listitem').map((one) => one.textContent)).toEqual(before);
  await fireEvent.click(show);
  await waitFor(() => expect(screen.queryByRole('button', { name: /1 new/ })).toBeNull());
  expect(screen.getAllByRole('listitem').length).toBe(before.length);
  expect(plain(document.querySelector('main')?.textContent)).toContain('19 waiting');
});

test('packed offline says saved here, can be taken back, and never says sent', async () => {
  const { fake } = await open();
  fake.unplug();
  await fireEvent.click(await row(1000));
  await fireEvent.click(await button(/^Packed$/));
  await waitFor(() =>
    expect(plain(screen.getByRole('status').textContent)).toBe('TR-1047650 packed · saved here'),
  );
  expect(await screen.findAllByText('Saved here')).not.toHaveLength(0);
  expect(document.body.textContent).not.toMatch(/\bSent\b/);
  await fireEvent.click(await button(/Take it back/));
  expect(await button(/^Packed$/)).toBeTruthy();
});

test('packed, then the label once the tracking number is there, then the next one', async () => {
  const { fake } = await open();
  await fireEvent.click(await row(1000));
  await press('F4');
  await screen.findAllByText('Saved here');
  expect(screen.queryByRole('button', { name: /Save label/ })).toBeNull();
  fake.tick(5_000);
  await fireEvent.click(await button(/^Save label$/));
  expect(await button(/Next package/)).toBeTruthy();
  fake.reroute(1000, 'DHL', 'JD0199');
  expect(await screen.findByText(/This label is out of date/)).toBeTruthy();
  expect(await button(/^Save label$/)).toBeTruthy();
});

test('an unknown code stays on screen and takes the package off the table', async () => {
  const { desk, fake } = await open();
  await fireEvent.click(await row(1000));
  await button(/^Packed$/);
  await desk.scanned('869000');
  await waitFor(() =>
    expect(plain(screen.getByRole('alert').textContent)).toContain('We do not know this code.'),
  );
  expect(desk.open.id).toBeNull();
  expect(screen.queryByRole('button', { name: /Start next/ })).toBeNull();
  await press('F4');
  expect(desk.open.id).toBeNull();
  await fireEvent.click(await button(/Clear/));
  expect(await button(/Start next/)).toBeTruthy();
  expect(fake.rows('waiting').some((one) => one.id === 1000)).toBe(true);
});

test('while a refusal stands nothing is done, by key or by button', async () => {
  const { desk, fake } = await open();
  fake.unplug();
  await fireEvent.click(await row(1000));
  await press('F4');
  await button(/Take it back/);
  fake.fail('drawLabel', 'label-not-saved');
  desk.said.problem({ key: 'label-not-saved', args: {}, retry: true });
  await waitFor(() => expect(screen.queryByRole('button', { name: /Take it back/ })).toBeNull());
  await press('F9');
  await desk.open.undo();
  expect(fake.rows('packed').some((one) => one.id === 1000)).toBe(true);
  await fireEvent.click(await button(/Clear/));
  await fireEvent.click(await button(/Take it back/));
  await waitFor(() => expect(fake.rows('waiting').some((one) => one.id === 1000)).toBe(true));
});

test('a double tap is one tap', async () => {
  const { desk } = await open();
  await fireEvent.click(await button(/Start next/), { detail: 1 });
  await fireEvent.click(await button(/^Packed$/), { detail: 2 });
  expect(desk.open.view?.row.state.kind).toBe('waiting');
});

test('handover: another carrier’s box is refused in words, the right one goes', async () => {
  const { desk, fake } = await open();
  await fireEvent.click(await button(/^Handover$/));
  const boxes = fake.rows('packed').filter((one) => one.trackingNumber !== null);
  const carrier = await waitFor(() => desk.handover.carrier ?? Promise.reject(new Error('none')));
  const other = boxes.find((one) => one.carrier !== carrier);
  const mine = boxes.find((one) => one.carrier === carrier);
  await desk.scanned(other?.trackingNumber ?? '');
  await screen.findByText(/Keep it here/);
  await desk.scanned(mine?.trackingNumber ?? '');
  await fireEvent.click(await button(/^Hand over 1/));
  const dialog = await screen.findByRole('dialog');
  await fireEvent.click(within(dialog).getByRole('button', { name: /Yes, hand over/ }));
  await waitFor(() => expect(desk.handover.done?.saved.length).toBe(1));
  expect(fake.rows('sent').some((one) => one.id === mine?.id)).toBe(true);
});

test('a refusal becomes a card that says what happened, what we did and what to do', async () => {
  const { fake } = await open();
  fake.refuse(1000);
  await fireEvent.click(await row(1000));
  await press('F4');
  await screen.findAllByText('Saved here');
  fake.tick(5_000);
  await fireEvent.click(await button(/Attention/));
  const card = await screen.findByRole('article');
  expect(plain(card.textContent)).toContain('did not take “packed” for TR-1047650');
  await fireEvent.click(within(card).getByRole('button', { name: /Send again/ }));
  expect(await screen.findByText('Nothing needs you.')).toBeTruthy();
  fake.tick(5_000);
  await waitFor(() => expect(fake.rows('packed').some((one) => one.id === 1000)).toBe(true));
});

test('nobody packs before somebody is named', async () => {
  const { desk } = await open('manual');
  const dialog = await screen.findByRole('dialog');
  expect(desk.open.id).toBeNull();
  await press('F4');
  expect(desk.open.id).toBeNull();
  await fireEvent.click(within(dialog).getByRole('button', { name: /Deniz/ }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(desk.station?.packer?.name).toBe('Deniz');
});

test('a station that cannot start says so in the machine’s language', async () => {
  await open('manual&refused=data-dir-read-only&lang=de');
  expect(document.documentElement.lang).toBe('de');
  await fireEvent.click(await button(/English/));
  expect(await screen.findByText('The station could not start')).toBeTruthy();
  expect(await screen.findByText(/Nothing was lost/)).toBeTruthy();
  expect(await screen.findByText('data-dir-read-only')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Try again/ })).toBeNull();
});

test('a start that itself fails is told in the machine’s language', async () => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('tr-TR');
  const desk = new Desk(openFake(new URLSearchParams('manual')));
  desk.backend.start = () => Promise.reject(new Error('the window is not allowed to ask'));
  await desk.start();
  expect(desk.refused?.key).toBe('bug');
  expect(document.documentElement.lang).toBe('tr');
});

test('what may be tried again has a button for it', async () => {
  await open('manual&refused=data-dir-full&retry');
  expect(await button(/Try again/)).toBeTruthy();
});

test.each(['database-damaged', 'bug'])('%s promises nothing about the data', async (key) => {
  await open(`manual&refused=${key}`);
  expect(await screen.findByText('The station could not start')).toBeTruthy();
  expect(screen.queryByText(/Nothing was lost/)).toBeNull();
});

test('packages of other stores are told behind the station chip', async () => {
  const { desk, fake } = await open();
  desk.place.overlay = 'connection';
  expect(await screen.findByText('Last news')).toBeTruthy();
  expect(screen.queryByText(/of other stores/)).toBeNull();
  fake.sendAlong(2);
  expect(plain((await screen.findByText(/of other stores/)).textContent)).toBe(
    'The order system sent us 2 packages of other stores. We keep them out of the lists.',
  );
});

test('Arabic turns the page round at once', async () => {
  const { desk } = await open();
  await desk.preferences.change({ language: 'ar' });
  expect(document.documentElement.dir).toBe('rtl');
  await desk.preferences.change({ language: 'en' });
  expect(document.documentElement.dir).toBe('ltr');
});

test('the first painted list is told once', async () => {
  const { desk, fake } = await open();
  await waitFor(() => expect(fake.calls).toContain('firstListPainted'));
  desk.firstListShown();
  fake.arrive();
  await button(/1 new/);
  expect(fake.calls.filter((call) => call === 'firstListPainted')).toHaveLength(1);
});
