// What a person fills in before an act is done, and whether that is enough. Says what is missing
// in the words that the station itself would refuse with; the station judges again.
import type {
  ActionInput,
  ActionsView,
  ActView,
  FaultInput,
  ItemView,
  MissingInput,
  NeedsView,
  ProblemKey,
} from '../backend/bindings';
import { dayOf, momentOf } from './day';

export type Lacking = ProblemKey | 'date';

/** Where nobody said how many there are, the person who counts may say any usual number. */
const MOST_WHERE_UNKNOWN = 99;

export function mostOf(item: ItemView): number {
  return item.quantity ?? MOST_WHERE_UNKNOWN;
}

export class Draft {
  carrier = $state<number | null>(null);
  trackingNumber = $state('');
  queryNumber = $state('');
  fault = $state<FaultInput>('notFound');
  reason = $state<number | null>(null);
  invoiceNumber = $state('');
  invoiceKind = $state('');
  invoiceContent = $state('');
  /** Year-month-day: the one way of writing a day that reads the same in every language. */
  invoiceDay = $state('');
  /** How many of each line, by the OMS's id of it. */
  missing = $state<Record<number, number>>({});
  faults = $state<Record<number, FaultInput>>({});

  constructor(view: ActionsView, carrier: string | null, now: number) {
    const { carriers, reasons } = view;
    const only = carriers.length === 1 ? carriers[0] : undefined;
    this.carrier = (carriers.find((one) => one.name === carrier) ?? only)?.id ?? null;
    this.reason = reasons.length === 1 ? (reasons[0]?.id ?? null) : null;
    this.invoiceDay = dayOf(now);
  }

  count(item: ItemView, by: number): void {
    const wanted = (this.missing[item.item] ?? 0) + by;
    this.missing[item.item] = Math.min(mostOf(item), Math.max(0, wanted));
  }

  /** `null` where all is said. */
  lacking(needs: NeedsView): Lacking | null {
    switch (needs) {
      case 'shipment':
        if (this.carrier === null) return 'carrier-missing';
        return this.trackingNumber.trim() === '' ? 'tracking-missing' : null;
      case 'lines':
        return this.#lines().length === 0 ? 'lines-missing' : null;
      case 'reason':
        return this.reason === null ? 'reason-missing' : null;
      case 'invoice':
        if (this.invoiceNumber.trim() === '') return 'invoice-missing';
        if (this.invoiceKind.trim() === '') return 'invoice-kind-missing';
        if (this.invoiceContent.trim() === '') return 'invoice-content-missing';
        return momentOf(this.invoiceDay) === null ? 'date' : null;
      case 'nothing':
      case 'linesIfAny':
      case 'fault':
        return null;
    }
  }

  /** Only once nothing is lacking. */
  input(act: ActView): ActionInput {
    switch (act) {
      case 'shipAdvanced':
      case 'setShipment':
        return { act, shipment: this.#shipment() };
      case 'notFound':
        return { act, fault: this.fault };
      case 'prepare':
      case 'linesNotFound':
        return { act, lines: this.#lines() };
      case 'refuse':
        return { act, reason: this.reason ?? 0 };
      case 'setInvoice':
        return { act, invoice: this.#invoice() };
      default:
        return { act };
    }
  }

  #shipment() {
    const query = this.queryNumber.trim();
    return {
      carrier: this.carrier ?? 0,
      trackingNumber: this.trackingNumber.trim(),
      queryNumber: query === '' ? null : query,
    };
  }

  #lines(): MissingInput[] {
    return Object.entries(this.missing)
      .map(([id, quantity]) => {
        const item = Number(id);
        return { item, quantity, fault: this.faults[item] ?? 'notFound' };
      })
      .filter((line) => line.quantity > 0);
  }

  #invoice() {
    return {
      number: this.invoiceNumber.trim(),
      kind: this.invoiceKind.trim(),
      content: this.invoiceContent,
      datedAt: momentOf(this.invoiceDay) ?? 0,
    };
  }
}
