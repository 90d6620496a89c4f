import { describe, expect, test } from 'vitest';
import type { ActionsView, ActView, NeedsView } from '../backend/bindings';
import { dayOf, momentOf } from './day';
import { Draft } from './draft.svelte';

const NOW = new Date(2026, 10, 21, 23, 50).getTime();
const MUG = { item: 7, name: 'Mug', sku: 'M', quantity: 2 };
const VIEW: ActionsView = {
  package: 1,
  offersCurrent: true,
  actions: [],
  unknownOffers: [],
  carriers: [
    { id: 11, name: 'Aramex' },
    { id: 12, name: 'DHL' },
  ],
  reasons: [
    { id: 3, title: 'Closing' },
    { id: 4, title: 'Damaged' },
  ],
  items: [MUG],
};
const draft = (carrier: string | null = 'DHL') => new Draft(VIEW, carrier, NOW);

describe('what is lacking is said before anything is saved', () => {
  test.each<[NeedsView, string | null]>([
    ['shipment', 'tracking-missing'],
    ['lines', 'lines-missing'],
    ['linesIfAny', null],
    ['reason', 'reason-missing'],
    ['invoice', 'invoice-missing'],
    ['fault', null],
    ['nothing', null],
  ])('%s: %s', (needs, lacking) => {
    expect(draft().lacking(needs)).toBe(lacking);
  });

  test('a carrier that nobody knows has to be chosen', () => {
    expect(draft('Unheard of').lacking('shipment')).toBe('carrier-missing');
  });

  test('blanks are no tracking number', () => {
    const one = draft();
    one.trackingNumber = '  ';
    expect(one.lacking('shipment')).toBe('tracking-missing');
  });

  test('a day that the calendar does not have', () => {
    const one = draft();
    one.invoiceNumber = 'A-1';
    expect(one.lacking('invoice')).toBe('invoice-kind-missing');
    one.invoiceKind = 'e-archive';
    expect(one.lacking('invoice')).toBe('invoice-content-missing');
    one.invoiceContent = 'https://shop.example/A-1.pdf';
    expect(one.lacking('invoice')).toBeNull();
    one.invoiceDay = '2026-02-30';
    expect(one.lacking('invoice')).toBe('date');
  });
});

test('the carrier of the package is chosen already, and numbers lose their blanks', () => {
  const one = draft();
  one.trackingNumber = ' JD 77 ';
  expect(one.input('setShipment')).toEqual({
    act: 'setShipment',
    shipment: { carrier: 12, trackingNumber: 'JD 77', queryNumber: null },
  });
});

test('no more of a product is missing than the package holds', () => {
  const one = draft();
  for (const by of [-1, 1, 1, 1]) one.count(MUG, by);
  one.faults[MUG.item] = 'wrong';
  expect(one.lacking('lines')).toBeNull();
  expect(one.input('linesNotFound')).toEqual({
    act: 'linesNotFound',
    lines: [{ item: 7, quantity: 2, fault: 'wrong' }],
  });
});

test('of a product whose count nobody said, as many are missing as the person counts', () => {
  const one = draft();
  for (const by of [1, 1, 1] as const) one.count({ ...MUG, quantity: null }, by);
  expect(one.input('linesNotFound')).toEqual({
    act: 'linesNotFound',
    lines: [{ item: 7, quantity: 3, fault: 'notFound' }],
  });
});

test('collecting begins with or without missing products', () => {
  const one = draft();
  expect(one.input('prepare')).toEqual({ act: 'prepare', lines: [] });
  one.count(MUG, 1);
  expect(one.input('prepare')).toEqual({
    act: 'prepare',
    lines: [{ item: 7, quantity: 1, fault: 'notFound' }],
  });
});

test('an act that needs nothing says nothing else', () => {
  for (const act of ['block', 'markDelivered', 'renewLabel'] satisfies ActView[]) {
    expect(draft().input(act)).toEqual({ act });
  }
});

test('the day is the one on this desk’s wall, and keeps its date on the way', () => {
  expect(dayOf(NOW)).toBe('2026-11-21');
  expect(dayOf(momentOf('2026-3-9') ?? 0)).toBe('2026-03-09');
  for (const wrong of ['', 'tomorrow', '21.11.2026', '2026-13-01', '2026-11-21T00:00']) {
    expect(momentOf(wrong)).toBeNull();
  }
});
