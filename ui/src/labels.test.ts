// The Labels screen and the way to paper, on the station in memory: what a packer sees and says.
import { fireEvent } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { open, plain, press } from './hands';
import type { RowView } from './backend/bindings';
import { Said } from './state/said.svelte';
import { sayLabel } from './state/sayLabel';
import { FORMATS, Setup } from './state/setup.svelte';
import './screens/LabelsScreen.svelte';

const soon = <T>(look: () => T) => vi.waitFor(look, { interval: 5, timeout: 10_000 });
const reads = (element: Element | null | undefined) => plain(element?.textContent);
const part = (name: string) => document.querySelector(`section[aria-label="${name}"]`);
const primary = () => reads(document.querySelector('footer .primary'));

async function tap(words: string): Promise<void> {
  const found = await soon(() => {
    const all = [...(document.querySelector('dialog') ?? document.body).querySelectorAll('button')];
    const button = all.find((one) => reads(one) === words);
    expect(button, words).toBeDefined();
    return button as HTMLButtonElement;
  });
  await fireEvent.click(found);
}

describe('what a scanned label proved', () => {
  const row = (number: string) => ({ number }) as RowView;
  const heard = (label: Parameters<typeof sayLabel>[1]) => {
    const said = new Said();
    sayLabel(said, label, '123');
    return said;
  };

  test('its own box lets the packer go on', () => {
    const label = { kind: 'match', row: row('A'), parcel: 1, parcels: 1, proven: 1 } as const;
    expect(heard(label).refused).toBe(false);
  });

  test('another box, or a dead label, does not', () => {
    expect(heard({ kind: 'swap', inHand: row('A'), belongsTo: row('B') }).refused).toBe(true);
    for (const why of ['changed', 'void', 'recounted', 'cancelled', 'gone'] as const) {
      const said = heard({ kind: 'dead', row: row('A'), why, print: null });
      expect(said.refused, why).toBe(true);
    }
  });
});

test('the large button says what will become of the label', async () => {
  const { desk, fake } = await open('manual&packer&printer');
  desk.openPackage(1000);
  await soon(() => expect(primary()).toBe('Packed'));
  expect(reads(document.querySelector('footer .hint'))).toContain('as soon as its number is there');
  fake.become(1000, { trackingNumber: '34000' });
  await soon(() => expect(primary()).toBe('Packed — print label'));
});

test('without a printer a label is saved as before, and the packer is told', async () => {
  const { desk } = await open();
  desk.openPackage(1000);
  await soon(() => expect(primary()).toBe('Packed'));
  expect(reads(document.querySelector('footer .hint'))).toContain('No printer is set up');
});

test('a printer that is new prints no label before its test page was scanned', async () => {
  const { desk } = await open();
  desk.go('labels');
  await tap('Set up a printer');
  await tap('Label printer (ZPL)');
  const [name, address] = [...document.querySelectorAll('dialog input')] as HTMLInputElement[];
  await fireEvent.input(name as HTMLInputElement, { target: { value: 'Zebra 2' } });
  await fireEvent.input(address as HTMLInputElement, { target: { value: '10.0.0.8' } });
  await tap('Add it');
  await soon(() => expect(reads(document.querySelector('dialog'))).toContain('not scanned yet'));
  expect(reads(part('Ready to print'))).toBe('');
  await desk.scanned('9112345678');
  await soon(() => expect(reads(document.querySelector('dialog'))).toContain('Accepted by Deniz'));
});

test('what a printer is sent follows from how it is reached', async () => {
  const { desk } = await open();
  const setup = new Setup(desk.backend, desk.said);
  setup.format = 'pwg';
  setup.kind = 'raw';
  expect(setup.format).toBe('zpl');
  expect(FORMATS.raw).toEqual(['zpl']);
  setup.kind = 'ipp';
  expect(setup.format).toBe('pwg');
});

test('Esc closes what lies over the labels, and the screen stays', async () => {
  const { desk } = await open('manual&packer&printer');
  desk.go('labels');
  await soon(() => expect(part('Printers')).not.toBeNull());
  await tap('Set up a printer');
  await soon(() => expect(document.querySelector('dialog')).not.toBeNull());
  desk.back();
  await soon(() => expect(document.querySelector('dialog')).toBeNull());
  expect(desk.place.screen).toBe('labels');
  await press('Escape');
  await soon(() => expect(desk.place.screen).toBe('queue'));
});
