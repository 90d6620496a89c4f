// The Labels screen and the way to paper, on the station in memory: what a packer sees and says.
import { fireEvent } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { open, plain, press } from './hands';
import type { Backend } from './backend';
import type { LabelsView, PrintView, Problem, RowView } from './backend/bindings';
import { Labels } from './state/labels.svelte';
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

test('a printer near by is found, asked, and its paper and dots filled in', async () => {
  const { desk } = await open();
  desk.go('labels');
  await tap('Set up a printer');
  await tap('Look for printers near by');
  await tap('Office ipp://office.local:631/ipp/print');
  const said = () => reads(document.querySelector('section[aria-label="What the printer says"]'));
  await soon(() => expect(said()).toContain('Label Maker 4'));
  expect(said()).toContain('101.6 × 152.4 mm');
  expect(said()).toContain('White at the edges None');
  const address = () => [...document.querySelectorAll('dialog input')] as HTMLInputElement[];
  expect(address().map((one) => one.value)).toContain('ipp://office.local:631/ipp/print');
  // Another address is another printer: nothing is known of it.
  const field = address().find((one) => one.value.startsWith('ipp://'));
  await fireEvent.input(field as HTMLInputElement, { target: { value: 'ipp://other/' } });
  await soon(() => expect(said()).toBe(''));
});

test('a second printer takes no labels away from the first', async () => {
  const { desk } = await open('manual&packer&printer');
  const setup = new Setup(desk.backend, desk.said);
  setup.name = 'Office';
  setup.address = 'ipp://office/';
  const added = await setup.add();
  expect(added?.uses).toEqual([]);
});

/** A box whose label was not there when it was packed, and has come since. */
async function packedLate() {
  const { desk, fake } = await open('manual&packer&printer');
  fake.late([1000]);
  fake.become(1000, { trackingNumber: '34000' });
  desk.openPackage(1000);
  await soon(() => expect(primary()).toBe('Packed'));
  await desk.open.pack();
  const { number } = fake.rows('packed').find((row) => row.id === 1000) as RowView;
  return { desk, fake, number };
}

/** Its label cannot be printed, which is known once the returned function was called. */
function cannotPrint(desk: Awaited<ReturnType<typeof packedLate>>['desk']): () => void {
  const cannot = { key: 'label-too-large', args: {}, retry: false } as unknown as Problem;
  let known = () => {};
  const asked = new Promise<void>((resolve) => (known = resolve));
  vi.spyOn(desk.backend, 'printScanned').mockImplementation(async () => {
    await asked;
    throw cannot;
  });
  return known;
}

test('a box whose label came too late prints it wherever it is scanned', async () => {
  const { desk, number } = await packedLate();
  desk.go('tracking');
  await desk.scanned(number);
  await soon(() => expect(plain(desk.said.sentence?.what())).toContain('then scan the label'));
  expect((await desk.backend.prints(1000)).length).toBe(1);
  await desk.scanned(number);
  expect((await desk.backend.prints(1000)).length, 'and once only').toBe(1);
});

test('a label that cannot be printed keeps no box from being given away', async () => {
  const { desk, number } = await packedLate();
  desk.go('handover');
  cannotPrint(desk)();
  await desk.scanned(number);
  expect(desk.handover.picked).toEqual([1000]);
  const told = plain(desk.said.sentence?.what());
  expect(told, 'it goes along').toContain(`${number} goes along`);
  expect(told, 'and why it has no label').toContain('larger than the paper');
  expect(desk.said.refused).toBe(true);
});

/** Says what is on the line when a late label fails only after the next box was scanned. */
async function saidAfterTheNext(screen: 'tracking' | 'handover') {
  const { desk, fake, number } = await packedLate();
  desk.go(screen);
  const known = cannotPrint(desk);
  const [newer] = fake.rows('waiting');
  const late = desk.scanned(number);
  await desk.scanned(newer?.number ?? '');
  known();
  await late;
  return { told: plain(desk.said.sentence?.what()), newer: newer?.number };
}

test('that a label cannot be printed is not said over what was scanned since', async () => {
  const { told, newer } = await saidAfterTheNext('tracking');
  expect(told).toContain(newer);
});

test('why a box that is given away has no label is said though the next is scanned', async () => {
  const { told } = await saidAfterTheNext('handover');
  expect(told).toContain('larger than the paper');
});

test('a slip and the number of boxes are asked for beside the package', async () => {
  const { desk } = await open('manual&packer&printer');
  const uses = [
    { document: 'label', carrier: null },
    { document: 'slip', carrier: null },
  ] as const;
  await desk.backend.setUses(1, [...uses]);
  desk.openPackage(1000);
  await tap('Print the packing slip');
  await soon(() => expect(desk.open.prints.map((one) => one.document)).toEqual(['slip']));
  await tap('+One more');
  await soon(() => expect(desk.open.plan?.parcels).toBe(2));
});

test('a code of the command card does what its key does', async () => {
  const { desk } = await open('manual&packer&printer');
  desk.openPackage(1000);
  await soon(() => expect(primary()).toBe('Packed'));
  await desk.scanned('key-primary');
  await soon(() => expect(desk.open.view?.pack).not.toBeNull());
  await desk.scanned('key-labels');
  expect(desk.place.screen).toBe('labels');
  await desk.scanned('key-back');
  expect(desk.place.screen).toBe('queue');
});

test('prints that need a person are counted on the rail', async () => {
  const { desk, fake } = await open('manual&packer&printer');
  const rail = () => reads(document.querySelector('nav'));
  expect(rail()).not.toContain('Labels 1');
  fake.silence(true);
  await desk.backend.testPage(1);
  fake.tick(2_000);
  await soon(() => expect(rail()).toContain('Labels 1'));
});

test('a printer that nobody vouches for is trusted by its fingerprint, by a person', async () => {
  const { desk } = await open();
  const asked: string[] = [];
  const address = 'ipps://label-9/#sha256=ab';
  const able = await desk.backend.askPrinter({ kind: 'ipp', address: 'ipp://label-1/' });
  const setup = new Setup(
    {
      ...desk.backend,
      askPrinter: async (place) => {
        asked.push(place.kind === 'folder' ? place.path : place.address);
        if (asked.length > 1) return able;
        throw { key: 'printer-unvouched', args: { fingerprint: 'AB', address }, retry: false };
      },
    },
    desk.said,
  );
  setup.move('ipp', 'ipps://label-9/');
  await setup.ask();
  expect(setup.stranger?.args.fingerprint).toBe('AB');
  expect(setup.abilities).toBeNull();
  await setup.trust();
  expect(asked).toEqual(['ipps://label-9/', address]);
  expect([setup.address, setup.stranger]).toEqual([address, null]);
  expect(setup.abilities).toEqual(able);
});

test('the shop’s own document is looked at and printed from its package', async () => {
  const { desk } = await open('manual&packer&printer');
  const [printer] = (await desk.backend.labels()).printers;
  if (printer === undefined) throw new Error('the fake has a printer');
  const documents = { document: 'document', carrier: null } as const;
  await desk.backend.setUses(printer.id, [...printer.uses, documents]);
  desk.openPackage(1000);
  await soon(() => expect(primary()).toBe('Packed'));
  const panel = () =>
    [...document.querySelectorAll('h2')].some((one) => reads(one) === 'The shop’s document');
  expect(panel()).toBe(false);
  await desk.open.pack();
  await soon(() => expect(panel()).toBe(true));
  await tap('Look at it');
  await soon(() => expect(document.querySelector('dialog')).not.toBeNull());
  desk.back();
  await soon(() => expect(document.querySelector('dialog')).toBeNull());
  await tap('Print the document');
  await soon(async () => {
    const prints = await desk.backend.prints(1000);
    expect(prints.some((one) => one.document === 'document')).toBe(true);
  });
});

test('why a label did not print by itself is said at its package', async () => {
  const { desk, fake } = await open('manual&packer&printer');
  desk.openPackage(1000);
  await soon(() => expect(primary()).toBe('Packed'));
  await desk.open.pack();
  const problem = { key: 'label-zpl-only', args: {}, retry: false } as const;
  fake.plan(1000, { kind: 'printsNow', problem });
  const side = () => reads(document.querySelector('.side'));
  await soon(() => expect(side()).toContain('made for label printers that speak ZPL'));
});

test('a label with something missing is looked at before it is printed', async () => {
  const { desk, fake } = await open('manual&packer&printer');
  desk.openPackage(1000);
  await soon(() => expect(primary()).toBe('Packed'));
  fake.become(1000, { trackingNumber: '34000' });
  fake.late([1000]);
  await desk.open.pack();
  fake.plan(1000, { kind: 'needsLook' });
  await soon(() => expect(primary()).toBe('Look at it'));
  expect(reads(document.querySelector('footer .hint'))).toContain('cut off or missing');
  // The key for labels leads there, too: it prints nothing unseen.
  await press('F6');
  expect(desk.place.screen).toBe('labels');
  expect(await desk.backend.prints(1000)).toEqual([]);
});

test('a copy that did not come out is printed once more for the same reason', async () => {
  const { desk, fake } = await open('manual&packer&printer');
  desk.openPackage(1000);
  await soon(() => expect(primary()).toBe('Packed'));
  fake.become(1000, { trackingNumber: '34000' });
  await desk.open.pack();
  fake.tick(5_000);
  fake.silence(true);
  const copy = await desk.backend.reprint(1000, 1, 'damaged');
  fake.tick(5_000);
  await desk.backend.cameOut(copy.id, false);
  desk.go('labels');
  await tap('Print again');
  await soon(async () => {
    const prints = await desk.backend.prints(1000);
    expect(prints.map((one) => one.reason)).toEqual([null, 'damaged', 'damaged']);
  });
});

test('a driver’s sheet that did not come out is printed from the list', async () => {
  const { desk, fake } = await open('manual&packer&printer');
  await desk.backend.setUses(1, [{ document: 'handover', carrier: null }]);
  fake.silence(true);
  const sheet = await desk.backend.printHandover(1);
  fake.tick(5_000);
  await desk.backend.cameOut(sheet.id, false);
  desk.go('labels');
  await tap('Print again');
  await soon(async () => {
    const { printing } = await desk.backend.labels();
    expect(printing.map((one) => one.handover)).toEqual([1]);
  });
});

test('whoever sets a printer up is told why its test page does not come out', async () => {
  const { desk, fake } = await open('manual&packer&printer');
  desk.go('labels');
  const card = () => document.querySelector<HTMLElement>('.printers button');
  await soon(() => expect(card()).not.toBeNull());
  await fireEvent.click(card() as HTMLElement);
  await soon(() => expect(document.querySelector('dialog')).not.toBeNull());
  fake.printer('paperOut');
  await soon(() => expect(reads(document.querySelector('dialog'))).toContain('has no paper'));
});

test('the rest of a list whose time ran out is printed as one list, in its order', async () => {
  const asked: number[][] = [];
  const backend = {
    printLabels: (ids: number[]) => {
      asked.push(ids);
      return Promise.resolve({ prints: [], refused: [] });
    },
    labels: () => Promise.reject(new Error('not asked')),
  } as unknown as Backend;
  const labels = new Labels(backend, new Said());
  const print = (id: number, one: Partial<PrintView>) =>
    ({ document: 'label', progress: 'expired', reason: null, package: id, ...one }) as PrintView;
  const problem = [
    print(3, {}),
    print(3, { parcel: 2 }),
    print(9, {}),
    print(4, { reason: 'lost' }),
    print(5, { progress: 'failed' }),
    print(6, { document: 'slip' }),
  ];
  labels.view = { problem } as unknown as LabelsView;
  expect(labels.rest).toEqual([3, 9]);
  await labels.printRest();
  expect(asked).toEqual([[3, 9]]);
});

test('of a list that prints in part, each box that was left is named', async () => {
  const refuse = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      package: at,
      number: `N${at}`,
      problem: { key: 'paper-cut', args: {}, retry: false },
    }));
  const heard = async (printed: number, refused: number) => {
    const prints = Array.from({ length: printed }, () => ({}));
    const backend = {
      printLabels: () => Promise.resolve({ prints, refused: refuse(refused) }),
      labels: () => Promise.reject(new Error('not asked')),
    } as unknown as Backend;
    const said = new Said();
    const labels = new Labels(backend, said);
    labels.view = { ready: [] } as unknown as LabelsView;
    await labels.printAll();
    return [plain(said.sentence?.what()), plain(said.sentence?.todo())].join(' ');
  };
  expect(await heard(3, 2)).toContain('2 labels were not printed: N0, N1 They stay in');
  expect(await heard(0, 6)).toContain('6 labels were not printed: N0, N1, N2, N3, … They');
  expect(await heard(5, 1), 'one alone says why').toContain('on this paper');
});
