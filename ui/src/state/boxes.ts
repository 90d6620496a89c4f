// Boxes by the driver who takes them. Which may go is for the station to say (`row.ready`).
import type { RowView } from '../backend/bindings';
import { t } from '../words';

/** The group of boxes whose carrier nobody has named: a courier of the shop's own, mostly. */
export const NO_CARRIER = '';

export function carrierOf(row: RowView): string {
  return row.carrier ?? NO_CARRIER;
}

export function carriersOf(boxes: readonly RowView[]): string[] {
  return [...new Set(boxes.map(carrierOf))].toSorted();
}

export function carrierWords(carrier: string): string {
  return carrier === NO_CARRIER ? t('handover-no-carrier') : carrier;
}
