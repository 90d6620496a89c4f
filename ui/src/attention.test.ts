// What only a person can decide: the cards, the two questions about the whole queue, and the news
// that this desk's data was put right.
import { fireEvent } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { open, plain } from './hands';
import './screens/AttentionScreen.svelte';

const soon = <T>(look: () => T) => vi.waitFor(look, { interval: 5, timeout: 10_000 });
const cards = () => [...document.querySelectorAll('article')];
const reads = (element: Element | null | undefined) => plain(element?.textContent);

function buttonIn(place: Element | null | undefined, words: string): HTMLButtonElement | undefined {
  return [...(place?.querySelectorAll('button') ?? [])].find((one) => reads(one) === words);
}

const sees = (words: string) => soon(() => expect(reads(document.body)).toContain(words));

async function tap(words: string, at = 0): Promise<void> {
  const found = await soon(() => {
    const button = buttonIn(cards()[at], words);
    expect(button, words).toBeDefined();
    return button as HTMLButtonElement;
  });
  await fireEvent.click(found);
}

const badge = () => reads(document.querySelector('nav .number'));
const idsOf = (shelf: 'waiting' | 'packed') => window.__fake.rows(shelf).map((row) => row.id);

async function refusedPack() {
  const { desk, fake } = await open();
  const [id = 0] = idsOf('waiting');
  fake.refuse(id);
  fake.save(id, 'pack');
  fake.save(id, 'shipWithoutIntegration');
  fake.tick(5_000);
  desk.go('attention');
  await soon(() => expect(cards()).toHaveLength(1));
  return { desk, fake, id };
}

test('nothing is given up without a reason and a name', async () => {
  const { desk, id } = await refusedPack();
  await tap('It is settled');
  expect(reads(cards()[0])).toContain('It is kept with your name: Deniz.');
  expect(cards(), 'nothing has ended yet').toHaveLength(1);
  await tap('The carrier has been told');
  await soon(() => expect(plain(desk.said.sentence?.what())).toMatch(/: closed$/));
  desk.openPackage(id);
  await sees('The carrier has been told');
});

test('a question that was opened by mistake goes back to its answers', async () => {
  await refusedPack();
  await tap('It is settled');
  await tap('Not now');
  await soon(() => expect(buttonIn(cards()[0], 'Send again')).toBeDefined());
});

test('an answer to another question than the one that is asked decides nothing', async () => {
  const { desk } = await refusedPack();
  const [card] = await desk.backend.attention();
  const answered = desk.backend.answer(card?.command ?? '', 'labelLate', { choice: 'retry' });
  await expect(answered).rejects.toMatchObject({ key: 'question-changed' });
  expect(cards()).toHaveLength(1);
});

test('a later step of the same package says that it waits', async () => {
  await refusedPack();
  expect(reads(cards()[0])).toContain('Waits for this: Hand over');
});

test('what is out of the house comes first, and says where it is', async () => {
  const { desk, fake } = await open();
  const [waiting = 0] = idsOf('waiting');
  const [packed = 0] = idsOf('packed');
  fake.unplug();
  fake.save(waiting, 'pack');
  fake.save(packed, 'shipWithoutIntegration');
  fake.cancel(waiting);
  fake.cancel(packed);
  desk.go('attention');
  await soon(() => expect(cards()).toHaveLength(2));
  expect(reads(cards()[0])).toContain('With the driver');
  expect(reads(cards()[0])).toContain('Call the carrier');
  expect(reads(cards()[1])).toContain('Packed, still here');
  await tap('It is settled');
  expect(buttonIn(cards()[0], 'Unpacked, everything is back on its shelf')).toBeUndefined();
});

test('a cancelled box with a label on it is to be stopped', async () => {
  const { desk, fake } = await open();
  const [id = 0] = idsOf('waiting');
  fake.save(id, 'pack');
  fake.tick(5_000);
  await desk.backend.drawLabel(id);
  fake.unplug();
  fake.save(id, 'setInvoice');
  fake.cancel(id);
  desk.go('attention');
  await soon(() => expect(reads(cards()[0])).toContain('Stop! Find this box'));
});

test('where the order system went back, nothing goes out before somebody has looked', async () => {
  const { desk, fake } = await open();
  const [first = 0, second = 0] = idsOf('waiting');
  fake.save(first, 'pack');
  fake.tick(5_000);
  fake.goBack(1);
  fake.save(second, 'pack');
  fake.tick(5_000);
  await soon(() => expect(badge()).toBe('1'));
  expect(desk.station?.queue.savedHere).toBe(1);
  desk.go('attention');
  await tap('I have looked at this');
  expect(desk.station?.wentBack, 'asked for twice').toBe(true);
  expect(reads(cards()[0])).toContain('It is kept with your name: Deniz.');
  await tap('Send again from now on');
  fake.tick(5_000);
  await soon(() => expect(desk.station?.queue.savedHere).toBe(0));
  await soon(() => expect(badge()).toBe(''));
});

test('what was saved for another sign-in goes when a named person lets it', async () => {
  const { desk, fake } = await open();
  const [id = 0] = idsOf('waiting');
  fake.unplug();
  fake.save(id, 'pack');
  fake.signInElsewhere();
  fake.plug();
  fake.tick(5_000);
  await soon(() => expect(badge()).toBe('1'));
  desk.go('attention');
  await tap('Let it go to this sign-in');
  await tap('Yes, it is the same shop');
  await soon(() => expect(plain(desk.said.sentence?.what())).toBe('1 step goes to this sign-in'));
  fake.tick(5_000);
  await soon(() => expect(badge()).toBe(''));
});

test('data that was put right is told where packages are picked, until it was read', async () => {
  const { fake } = await open();
  fake.salvage(1);
  await sees('1 step is checked');
  await fireEvent.click(buttonIn(document.body, 'Understood') as HTMLButtonElement);
  await soon(() => expect(reads(document.body)).not.toContain('1 step is checked'));
});

test('what only this desk remembers says so', async () => {
  const { desk, fake } = await open();
  const [id = 0] = idsOf('waiting');
  fake.become(id, { remembered: true, recipient: '', city: '' });
  await sees('Known only here');
  desk.openPackage(id);
  await sees('The order system’s copy is missing');
});

test('behind the chip stands what is saved here, and how sure we are', async () => {
  const { desk, fake } = await open();
  const [id = 0] = idsOf('waiting');
  fake.unplug();
  fake.save(id, 'pack');
  fake.save(id, 'shipWithoutIntegration');
  desk.place.overlay = 'connection';
  const sheet = () => reads(document.querySelector('dialog'));
  await soon(() => expect(sheet()).toContain('Waits for an earlier step'));
  expect(sheet()).toContain('A · Sure');
});
