// What can be done with a package, as the station in memory sees it: which acts start from which
// state, where each leads, and what the other side's order system offers.
import type {
  ActionInput,
  ActionsView,
  ActView,
  InvoiceInput,
  NeedsView,
  Problem,
  ProblemKey,
  StateKind,
} from '../bindings';
import { MARKETPLACE } from './catalogue';
import type { FakePackage } from './model';
import type { FakeStation } from './station';
import { problem, rowOf } from './views';

interface Rule {
  from: readonly StateKind[];
  /** `null`: the package stays where it is. */
  to: StateKind | null;
  needs: NeedsView;
  /** The order system's own name for it. */
  name: string;
}

const WAITS = ['waiting', 'preparing', 'ready'] as const;
const PACKED = ['packed', 'waitingLabel'] as const;
const LEFT = ['shipped', 'attemptedDelivery', 'deliveryFailed', 'delivered'] as const;

const RULES: Record<ActView, Rule> = {
  pack: rule(WAITS, 'packed', 'Complete Packaging'),
  packWithoutShipment: rule(WAITS, 'packed', 'Complete Packaging without Shipment'),
  packForChannel: rule(WAITS, 'packed', 'Channel Based Complete Packaging'),
  ship: rule(['packed'], 'shipped', 'Ship the Package'),
  orderShipment: rule(['packed'], 'shipped', 'Shipment Order'),
  shipWithoutIntegration: rule(['packed'], 'shipped', 'Ship without Integration'),
  shipAdvanced: rule(['packed'], 'shipped', 'Package Advanced Shipment', 'shipment'),
  setShipment: rule(
    ['packed', 'shipped', 'delivered', 'attemptedDelivery'],
    null,
    'Update Shipment Info',
    'shipment',
  ),
  markDelivered: rule(
    ['shipped', 'attemptedDelivery', 'deliveryFailed'],
    'delivered',
    'Update Shipment Status',
  ),
  markUndelivered: rule(
    ['shipped', 'attemptedDelivery', 'deliveryFailed'],
    'deliveryFailed',
    'Update Shipment Status',
  ),
  prepare: rule(['waiting'], 'preparing', 'Prepare Package', 'linesIfAny'),
  deallocate: rule(['waiting'], 'preparing', 'Deallocate Reservations'),
  notFound: rule(WAITS, 'outOfStock', 'Product Not Found', 'fault'),
  linesNotFound: rule(WAITS, null, 'Products Not Found', 'lines'),
  refuse: rule(WAITS, 'gone', 'Deny Package', 'reason'),
  packForRefund: rule(['waiting', 'outOfStock'], 'other', 'Packed for Refund'),
  block: rule(WAITS, 'blocked', 'Block'),
  unblock: rule(['blocked'], 'waiting', 'Unblock'),
  setInvoice: rule([...PACKED, ...LEFT], null, 'Update Invoice', 'invoice'),
  renewLabel: rule(['waitingLabel', 'packed'], null, 'Update Shipment Label'),
};

/** Of these, a marketplace's order takes one alone, which no other takes. */
const PACKS: ReadonlySet<ActView> = new Set(['pack', 'packWithoutShipment', 'packForChannel']);

/** The order system can do these, and does not offer them for every package. */
const RARELY: ReadonlySet<ActView> = new Set([
  'packWithoutShipment',
  'shipAdvanced',
  'deallocate',
  'packForRefund',
  'renewLabel',
]);

const CARRIERS = ['Aramex', 'SMSA', 'DHL', 'Yurtiçi'].map((name, at) => ({ id: 11 + at, name }));
const REASONS = ['The store is closing early', 'The product is damaged', 'Too many orders'].map(
  (title, at) => ({ id: 3 + at, title }),
);

function rule(
  from: readonly StateKind[],
  to: StateKind | null,
  name: string,
  needs: NeedsView = 'nothing',
): Rule {
  return { from, to, needs, name };
}

export function actionsOf(station: FakeStation, pack: FakePackage): ActionsView {
  const row = rowOf(pack, station.commands);
  const offered = (act: ActView) => RULES[act].from.includes(pack.state) && !RARELY.has(act);
  const offersCurrent = row.state.kind === pack.state;
  return {
    package: pack.id,
    offersCurrent,
    actions: (Object.keys(RULES) as ActView[]).map((act) => ({
      act,
      needs: RULES[act].needs,
      offeredAs: offered(act) ? RULES[act].name : null,
      names: [],
      whyNot: whyNot(station, pack, act),
    })),
    unknownOffers: pack.state === 'packed' ? ['Request Gift Wrap'] : [],
    carriers: CARRIERS,
    reasons: REASONS,
    items: pack.lines.map(({ name, sku, quantity }, at) => {
      return { item: pack.id * 10 + at, name, sku, quantity };
    }),
  };
}

function whyNot(station: FakeStation, pack: FakePackage, act: ActView): Problem | null {
  const row = rowOf(pack, station.commands);
  const { kind } = row.state;
  const no = (key: ProblemKey) => problem(key, { number: row.number });
  if (station.packer === null) return no('no-packer');
  if (row.mark === 'attention') return no('needs-person-first');
  if (RULES[act].from.includes(kind)) {
    const isWrong = PACKS.has(act) && (act === 'packForChannel') !== (pack.channel === MARKETPLACE);
    return isWrong ? no('wrong-for-channel') : null;
  }
  if (kind === 'gone') return no('gone');
  if (kind === 'cancelled' || kind === 'cancellationWaiting') return no('cancelled');
  if (kind === 'blocked') return no('blocked');
  if (act === 'unblock') return no('not-blocked');
  const onceLabelled = RULES[act].from.includes('packed');
  if (kind === 'waitingLabel' && onceLabelled) return no('waits-for-label');
  const left = LEFT.some((state) => state === kind);
  if (left) return no(act.startsWith('mark') ? 'already-delivered' : 'already-shipped');
  if (act.startsWith('mark')) return no('not-shipped');
  return no(RULES[act].from.some((state) => state === 'waiting') ? 'not-waiting' : 'not-packed');
}

export function act(station: FakeStation, pack: FakePackage, input: ActionInput): string {
  const objection = whyNot(station, pack, input.act) ?? lacking(pack, input);
  if (objection) throw objection;
  return station.enqueue(pack, input.act, input).id;
}

function lacking(pack: FakePackage, input: ActionInput): Problem | null {
  if ('shipment' in input) {
    const { carrier, trackingNumber } = input.shipment;
    if (carrier <= 0) return problem('carrier-missing');
    if (trackingNumber.trim() === '') return problem('tracking-missing');
    const same = trackingNumber === pack.trackingNumber && nameOf(carrier) === pack.carrier;
    return same && input.act === 'setShipment' ? problem('nothing-to-change') : null;
  }
  const nothing = input.act === 'linesNotFound' && input.lines.length === 0;
  if (nothing) return problem('lines-missing');
  if ('reason' in input && input.reason <= 0) return problem('reason-missing');
  if ('reason' in input && !REASONS.some((one) => one.id === input.reason))
    return problem('reason-unknown', { reason: String(input.reason) });
  return 'invoice' in input ? lackingOf(input.invoice) : null;
}

function lackingOf({ number, kind, content, datedAt }: InvoiceInput): Problem | null {
  if (number.trim() === '') return problem('invoice-missing');
  if (kind.trim() === '') return problem('invoice-kind-missing');
  if (content.trim() === '') return problem('invoice-content-missing');
  return datedAt > 0 ? null : problem('invoice-date-missing');
}

const nameOf = (carrier: number) => CARRIERS.find((one) => one.id === carrier)?.name ?? null;

/** Where this act leads, if anywhere. */
export function leadsTo(act: ActView): StateKind | null {
  return RULES[act].to;
}

/** What becomes of the package at the order system. */
export function apply(pack: FakePackage, input: ActionInput): void {
  pack.state = leadsTo(input.act) ?? pack.state;
  if ('shipment' in input) {
    pack.carrier = nameOf(input.shipment.carrier);
    pack.trackingNumber = input.shipment.trackingNumber;
    if (pack.paper) pack.paper = { ...pack.paper, stale: true };
  }
  if ('lines' in input) {
    pack.lines = pack.lines.flatMap((line, at) => {
      const gone = input.lines.find((one) => one.item === pack.id * 10 + at)?.quantity ?? 0;
      if (line.quantity === null) return [line];
      return line.quantity > gone ? [{ ...line, quantity: line.quantity - gone }] : [];
    });
  }
}
