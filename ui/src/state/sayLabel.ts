// What a scanned label proved, in the words of the scan line: it is right, it belongs elsewhere, or
// it is dead. Only the first lets the packer go on.
import type { LabelScanView } from '../backend/bindings';
import type { Said } from './said.svelte';

type Known = Exclude<LabelScanView, { kind: 'unknown' }>;

export function sayLabel(said: Said, label: Known, code: string): void {
  switch (label.kind) {
    case 'match': {
      const { row, parcel, parcels } = label;
      const key = parcels > 1 ? 'scan-label-match-of' : 'scan-label-match';
      return said.ok(key, { number: row.number, parcel, parcels }, code);
    }
    case 'swap': {
      const numbers = { hand: label.inHand.number, belongs: label.belongsTo.number };
      return said.no(['scan-label-swap', 'scan-label-swap-do'], numbers, code);
    }
    case 'ambiguous': {
      const square = ['scan-label-ambiguous', 'scan-label-ambiguous-do'] as const;
      return said.no(square, { number: label.row.number }, code);
    }
    case 'dead': {
      const todo = label.print === null ? 'scan-label-new' : 'scan-label-aside';
      return said.no([`scan-label-dead-${label.why}`, todo], { number: label.row.number }, code);
    }
  }
}
