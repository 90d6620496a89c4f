// The real station behind the window. The only file that may import `@tauri-apps/*`.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Backend } from './backend';
import type { ChangedView, StartView } from './bindings';

declare global {
  interface Window {
    /** Set by the shell before the page is read, if the station was open by then. */
    __STATION_START__?: StartView;
  }
}

/** A page that was loaded again is given the same once more, and much has happened since. */
function given(): StartView | undefined {
  const [load] = performance.getEntriesByType('navigation');
  const first = load instanceof PerformanceNavigationTiming && load.type === 'navigate';
  return first ? window.__STATION_START__ : undefined;
}

const EVERYTHING: ChangedView = { revision: 0, packages: [] };

export const tauriBackend: Backend = {
  start: async () => given() ?? invoke('start'),
  status: () => invoke('status'),
  packers: () => invoke('packers'),
  addPacker: (name) => invoke('add_packer', { name }),
  signIn: (packer) => invoke('sign_in', { packer }),
  signOut: () => invoke('sign_out'),
  list: (shelf) => invoke('list', { shelf }),
  search: (text) => invoke('search', { text }),
  package: (id) => invoke('package', { id }),
  markPacked: (id) => invoke('mark_packed', { id }),
  actions: (id) => invoke('actions', { id }),
  act: (id, input) => invoke('act', { id, input }),
  withdraw: (command) => invoke('withdraw', { command }),
  drawLabel: (id) => invoke('draw_label', { id }),
  handOver: (carrier, packages) => invoke('hand_over', { carrier, packages }),
  attention: () => invoke('attention'),
  answer: (command, asked, answer) => invoke('answer', { command, asked, answer }),
  queue: () => invoke('queue'),
  rebind: () => invoke('rebind'),
  lost: () => invoke('lost'),
  goOn: () => invoke('go_on'),
  scan: (text) => invoke('scan', { text }),
  labels: () => invoke('labels'),
  labelPlan: (id) => invoke('label_plan', { id }),
  prints: (id) => invoke('prints', { id }),
  printLabel: (id) => invoke('print_label', { id }),
  printLabels: (ids) => invoke('print_labels', { ids }),
  reprint: (id, parcel, why) => invoke('reprint', { id, parcel, why }),
  printScanned: (id) => invoke('print_scanned', { id }),
  printSlip: (id) => invoke('print_slip', { id }),
  printDocument: (id) => invoke('print_document', { id }),
  printHandover: (handover) => invoke('print_handover', { handover }),
  printCard: () => invoke('print_card'),
  setParcels: (id, parcels) => invoke('set_parcels', { id, parcels }),
  voidLabel: (id, parcel) => invoke('void_label', { id, parcel }),
  scanLabel: (text, inHand) => invoke('scan_label', { text, inHand }),
  cameOut: (print, yes) => invoke('came_out', { print, yes }),
  cancelPrint: (print) => invoke('cancel_print', { print }),
  closePrint: (print) => invoke('close_print', { print }),
  printPreview: (print) => invoke('print_preview', { print }),
  labelPreview: (id, parcel) => invoke('label_preview', { id, parcel }),
  documentPreview: (id) => invoke('document_preview', { id }),
  findPrinters: () => invoke('find_printers'),
  askPrinter: (place) => invoke('ask_printer', { place }),
  addPrinter: (input) => invoke('add_printer', { input }),
  setUses: (printer, uses) => invoke('set_uses', { printer, uses }),
  removePrinter: (printer) => invoke('remove_printer', { printer }),
  testPage: (printer) => invoke('test_page', { printer }),
  acceptPrinter: (printer, scanned) => invoke('accept_printer', { printer, scanned }),
  syncNow: () => invoke('sync_now'),
  setPreferences: (preferences) => invoke('set_preferences', { preferences }),
  firstListPainted: () => invoke('first_list_painted'),
  switchLine: (line) => invoke('switch_line', { line }),
  onChanged(listener) {
    // Registering is asynchronous; a stop that comes first must still hold.
    const registered = listen<ChangedView>('changed', (event) => listener(event.payload));
    void registered.then(() => listener(EVERYTHING));
    return () => void registered.then((stop) => stop());
  },
};
