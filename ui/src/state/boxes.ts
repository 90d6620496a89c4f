// Which boxes can go with a driver, and why another cannot.
import type { RowView } from '../backend/bindings';
import type { Args } from '../words';
import { stateWords } from './labels';

export function canGo(row: RowView): boolean {
  return row.state.kind === 'packed' && row.trackingNumber !== null && row.carrier !== null;
}

export function carriersOf(boxes: readonly RowView[]): string[] {
  return [...new Set(boxes.map((row) => row.carrier ?? ''))].toSorted();
}

/** Words for a scanned box that must stay here, or `null` where it may go with `carrier`. */
export function whyStays(
  row: RowView,
  carrier: string | null,
): { keys: readonly [string, string]; args: Args } | null {
  const number = row.number;
  switch (row.state.kind) {
    case 'packed':
      break;
    case 'waiting':
    case 'preparing':
    case 'ready':
    case 'waitingLabel':
      return { keys: ['handover-not-packed', 'handover-not-packed-do'], args: { number } };
    default:
      return {
        keys: ['handover-not-here', 'handover-not-here-do'],
        args: { number, state: stateWords(row.state) },
      };
  }
  if (row.trackingNumber === null)
    return { keys: ['handover-not-tracked', 'handover-not-tracked-do'], args: { number } };
  if (carrier !== null && row.carrier !== carrier) {
    return {
      keys: ['handover-wrong-carrier', 'handover-wrong-carrier-do'],
      args: { carrier: row.carrier ?? '' },
    };
  }
  return null;
}
