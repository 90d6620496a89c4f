// The gate between the window and Rust, in a frame that the window's own code cannot reach. It lets
// through the calls that the screen makes, in the shape that the screen gives them, and nothing
// else. Rust checks again: this is the second lock, for the day that a fault in the screen, or in a
// package that it is built with, lets foreign code run there.

const number = (value) => Number.isSafeInteger(value);
const text = (value) => typeof value === 'string' && value.length <= 10_000;
const oneOf =
  (...words) =>
  (value) =>
    words.includes(value);
const numbers = (value) => Array.isArray(value) && value.length <= 10_000 && value.every(number);
const preferences = (value) =>
  has(value, { language: oneOf('en', 'tr', 'ar', 'de'), theme: text, textSize: number });
const fault = oneOf('notFound', 'wrong');
const shipment = (value) =>
  has(value, {
    carrier: number,
    trackingNumber: text,
    queryNumber: (query) => query === null || text(query),
  });
const line = (value) => has(value, { item: number, quantity: number, fault });
const lines = (value) => Array.isArray(value) && value.length <= 1_000 && value.every(line);
// Not `document`: a page has that name already, and then none of this would run.
const written = (value) => typeof value === 'string' && value.length <= 1_000_000;
const invoice = (value) =>
  has(value, { number: text, kind: text, content: written, datedAt: number });

/** What is said with each act on a package. */
const ACTS = {
  pack: {},
  packWithoutShipment: {},
  packForChannel: {},
  ship: {},
  orderShipment: {},
  shipWithoutIntegration: {},
  shipAdvanced: { shipment },
  setShipment: { shipment },
  markDelivered: {},
  markUndelivered: {},
  prepare: { lines },
  deallocate: {},
  notFound: { fault },
  linesNotFound: { lines },
  refuse: { reason: number },
  packForRefund: {},
  block: {},
  unblock: {},
  setInvoice: { invoice },
  renewLabel: {},
};
const action = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.hasOwn(ACTS, value.act) &&
  has(value, { act: text, ...ACTS[value.act] });

const because = oneOf('unpacked', 'settledThere', 'carrierTold', 'handedOn', 'notNeeded');
const answer = (value) =>
  has(value, { choice: oneOf('retry') }) || has(value, { choice: oneOf('close'), because });

const asked = oneOf(
  'refused',
  'cancelled',
  'gone',
  'unclear',
  'earlierStep',
  'overwritten',
  'labelLate',
);

const truth = (value) => typeof value === 'boolean';
const again = oneOf('didNotComeOut', 'unreadable', 'damaged', 'lost', 'other');
const place = (value) =>
  has(value, { kind: oneOf('ipp', 'raw'), address: text }) ||
  has(value, { kind: oneOf('folder'), path: text });
const printer = (value) =>
  has(value, {
    name: text,
    place,
    format: oneOf('pdf', 'zpl', 'pwg'),
    dpi: number,
    media: oneOf('inch4x6', 'mm100x150', 'mm100x100', 'a6', 'a5', 'a4'),
  });
const paper = oneOf('label', 'slip', 'handover', 'card', 'document', 'testPage');
const use = (value) =>
  has(value, { document: paper, carrier: (name) => name === null || text(name) });
const uses = (value) => Array.isArray(value) && value.length <= 1_000 && value.every(use);

/** Every call, with the arguments that it takes. */
const CALLS = {
  start: {},
  status: {},
  packers: {},
  add_packer: { name: text },
  sign_in: { packer: number },
  sign_out: {},
  list: { shelf: oneOf('waiting', 'packed', 'sent') },
  search: { text },
  package: { id: number },
  mark_packed: { id: number },
  actions: { id: number },
  act: { id: number, input: action },
  withdraw: { command: text },
  draw_label: { id: number },
  hand_over: { carrier: text, packages: numbers },
  attention: {},
  answer: { command: text, asked, answer },
  queue: {},
  rebind: {},
  lost: {},
  go_on: {},
  scan: { text },
  labels: {},
  label_plan: { id: number },
  prints: { id: number },
  print_label: { id: number },
  print_labels: { ids: numbers },
  reprint: { id: number, parcel: number, why: again },
  void_label: { id: number, parcel: number },
  scan_label: { text, inHand: (id) => id === null || number(id) },
  came_out: { print: text, yes: truth },
  cancel_print: { print: text },
  close_print: { print: text },
  print_preview: { print: text },
  label_preview: { id: number, parcel: number },
  document_preview: { id: number },
  print_scanned: { id: number },
  print_slip: { id: number },
  print_document: { id: number },
  print_handover: { handover: number },
  print_card: {},
  set_parcels: { id: number, parcels: number },
  find_printers: {},
  ask_printer: { place },
  add_printer: { input: printer },
  set_uses: { printer: number, uses },
  remove_printer: { printer: number },
  test_page: { printer: number },
  accept_printer: { printer: number, scanned: text },
  sync_now: {},
  set_preferences: { preferences },
  first_list_painted: {},
  switch_line: { line: oneOf('unplug', 'plug') },
  'plugin:event|listen': { event: oneOf('changed'), target: () => true, handler: number },
  'plugin:event|unlisten': { event: oneOf('changed'), eventId: number },
};

/** Exactly these, each as it should be. */
function has(value, shape) {
  if (typeof value !== 'object' || value === null) return false;
  const names = Object.keys(value);
  if (names.length !== Object.keys(shape).length) return false;
  return names.every((name) => fits(value, shape, name));
}

function fits(value, shape, name) {
  return Object.hasOwn(shape, name) && shape[name](value[name]);
}

window.__TAURI_ISOLATION_HOOK__ = (message) => {
  const known = Object.hasOwn(CALLS, message.cmd);
  if (known && has(message.payload ?? {}, CALLS[message.cmd])) return message;
  throw new Error(`refused: ${message.cmd}`);
};
