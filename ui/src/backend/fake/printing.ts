// Printers and prints of the station in memory. A print takes its time; what the printer says is
// for the test to choose.
import type {
  AbilitiesView,
  AgainView,
  ConditionKind,
  DocumentView,
  LabelPlanKind,
  LabelPlanView,
  LabelScanView,
  LabelsView,
  MarginsView,
  NearbyView,
  PrinterInput,
  PrinterView,
  PrintView,
  Problem,
  ProblemKey,
  RowView,
  WhyView,
} from '../bindings';
import type { FakePackage } from './model';
import type { FakeStation } from './station';
import { problem, rowOf, whyNotLabel } from './views';

const SPOOL_MS = 300;
const PAPER_MS = 600;
const NEAR: readonly NearbyView[] = [
  { name: 'Zebra ZD421', place: { kind: 'raw', address: '10.0.0.8:9100' } },
  { name: 'Office', place: { kind: 'ipp', address: 'ipp://office.local:631/ipp/print' } },
];
const SAID: AbilitiesView = {
  makeAndModel: 'Label Maker 4',
  formats: ['pdf', 'pwg'],
  dpi: [203],
  format: 'pdf',
  drawsAt: 203,
  problem: null,
  sizes: [
    { media: 'inch4x6', loaded: true, margins: margins(0), problem: null },
    {
      media: 'a6',
      loaded: false,
      margins: null,
      problem: problem('printer-margins', { size: 'A6' }),
    },
  ],
  loaded: '101.6 × 152.4 mm',
};
const TEST_CODE = '9112345678';

export class FakePrinting {
  printers: PrinterView[] = [];
  prints: PrintView[] = [];
  /** The printer takes it and says nothing more. */
  silent = false;
  near: NearbyView[] = [...NEAR];
  /** Packages whose label came too late to print by itself. */
  late = new Set<number>();
  #next = 1;
  #parcels = new Map<number, number>();
  #plans = new Map<number, Partial<LabelPlanView>>();
  #void = new Set<string>();
  #dead = new Map<number, { carrier: string; trackingNumber: string }>();

  constructor(private readonly station: FakeStation) {}

  add(input: PrinterInput): PrinterView {
    if (input.name === '') throw problem('printer-unfit');
    const printer: PrinterView = {
      ...input,
      id: this.#next,
      uses: [],
      acceptedAt: null,
      acceptedBy: null,
      condition: { kind: 'ready', problem: null, detail: '' },
      waiting: 0,
    };
    this.#next += 1;
    this.printers = [...this.printers, printer];
    this.station.changed();
    return printer;
  }

  change(id: number, change: Partial<PrinterView>): PrinterView {
    this.printers = this.printers.map((one) => (one.id === id ? { ...one, ...change } : one));
    this.station.changed();
    const printer = this.printers.find((one) => one.id === id);
    if (!printer) throw problem('unknown-printer');
    return printer;
  }

  remove(id: number): void {
    this.printers = this.printers.filter((one) => one.id !== id);
    this.station.changed();
  }

  accept(id: number, code: string): PrinterView {
    const { name } = this.change(id, {});
    if (code !== TEST_CODE) throw problem('test-code-wrong', { printer: name });
    const acceptedBy = this.station.packer?.name ?? '';
    return this.change(id, { acceptedAt: this.station.agenda.now(), acceptedBy });
  }

  /** How the printer is doing from now on. */
  become(kind: ConditionKind): void {
    this.printers = this.printers.map((one) => ({
      ...one,
      condition: { kind, problem: troubleOf(kind, one.name), detail: '' },
    }));
    this.station.changed();
    for (const print of this.prints) if (print.progress === 'queued') this.#send(print.id);
  }

  plan(pack: FakePackage): LabelPlanView {
    const printer = this.#printer();
    const of = (kind: LabelPlanKind) => ({
      kind,
      printer: printer?.name ?? null,
      parcels: this.#parcels.get(pack.id) ?? 1,
      proven: 0,
      problem: null,
      ...this.#plans.get(pack.id),
    });
    if (this.#onPaper(pack)) return of('done');
    if (printer === null) return of('noPrinter');
    if (this.late.has(pack.id)) return of('waitsForBox');
    if (pack.trackingNumber !== null) return of('printsNow');
    return of(this.station.link.kind === 'up' ? 'printsSoon' : 'waitsForScan');
  }

  /** What becomes of a label otherwise than this station would have it. */
  plans(id: number, plan: Partial<LabelPlanView>): void {
    this.#plans.set(id, plan);
    this.station.changed([id]);
  }

  setParcels(pack: FakePackage, parcels: number): void {
    this.#parcels.set(pack.id, parcels);
    this.station.changed([pack.id]);
  }

  said(): AbilitiesView {
    return SAID;
  }

  /** A box is in somebody's hands. */
  scanned(pack: FakePackage): PrintView[] {
    if (!this.late.delete(pack.id)) return [];
    return [this.print(pack, 'itself')];
  }

  /** Anything but a label: on the printer that is for it. */
  paper(document: DocumentView, pack: FakePackage | null = null): PrintView {
    const is = (one: PrinterView) => one.uses.some((use) => use.document === document);
    const printer = this.printers.find((one) => one.acceptedAt !== null && is(one));
    if (printer === undefined) throw problem('no-printer');
    const number = pack?.number ?? (document === 'handover' ? 'H-1' : '');
    return this.#queue(printer, { document, number, package: pack?.id ?? null });
  }

  /** After a pack, and whenever a number comes. */
  itself(pack: FakePackage): void {
    const state = rowOf(pack, this.station.commands).state.kind;
    if (state !== 'packed' || pack.trackingNumber === null || this.#printer() === null) return;
    if (!this.#of(pack).length && !this.late.has(pack.id)) this.print(pack, 'itself');
  }

  print(pack: FakePackage, why: WhyView, reason: AgainView | null = null): PrintView {
    const printer = this.#printer();
    const objection = whyNotLabel(rowOf(pack, this.station.commands));
    if (objection) throw objection;
    if (printer === null) throw problem('no-printer');
    this.#dead.delete(pack.id);
    this.#void.delete(`${pack.id} 1`);
    const copy = this.#of(pack).length + 1;
    return this.#queue(printer, { package: pack.id, number: pack.number, why, reason, copy });
  }

  test(id: number): PrintView {
    const printer = this.change(id, {});
    return this.#queue(printer, { document: 'testPage', why: 'test' });
  }

  makeVoid(pack: FakePackage): void {
    this.#void.add(`${pack.id} 1`);
    this.station.changed([pack.id]);
  }

  /** Carrier or number have changed: what sticks on the box is dead. */
  rerouted(pack: FakePackage, carrier: string, trackingNumber: string): void {
    if (this.#onPaper(pack)) this.#dead.set(pack.id, { carrier, trackingNumber });
  }

  scan(text: string, inHand: number | null): LabelScanView {
    const code = text.trim();
    const dead = [...this.#dead].find(([, paper]) => paper.trackingNumber === code);
    const found = this.station.packages.find((one) => one.trackingNumber === code);
    const pack = dead ? this.station.find(dead[0]) : found;
    if (!pack || !this.#onPaper(pack)) return { kind: 'unknown', text: code };
    const row = (one: FakePackage): RowView => rowOf(one, this.station.commands);
    if (dead) return { kind: 'dead', row: row(pack), why: 'changed', print: null };
    if (this.#void.has(`${pack.id} 1`)) {
      return { kind: 'dead', row: row(pack), why: 'void', print: null };
    }
    if (inHand !== null && inHand !== pack.id) {
      return { kind: 'swap', inHand: row(this.station.find(inHand)), belongsTo: row(pack) };
    }
    return { kind: 'match', row: row(pack), parcel: 1, parcels: 1, proven: 1 };
  }

  /** What a person says of it. */
  end(id: string, progress: PrintView['progress']): PrintView {
    return this.#step(id, { progress, canCancel: false, endedAt: this.station.agenda.now() });
  }

  leave(id: string): void {
    this.prints = this.prints.filter((one) => one.id !== id);
    this.station.changed();
  }

  /** What a person has to do about labels. */
  get tasks(): number {
    const open: PrintView['progress'][] = ['failed', 'expired', 'unknown'];
    return this.prints.filter((one) => open.includes(one.progress)).length + this.#dead.size;
  }

  view(): LabelsView {
    const { packages, commands } = this.station;
    const rows = packages
      .filter((pack) => rowOf(pack, commands).state.kind === 'packed')
      .filter((pack) => !this.#of(pack).length && pack.trackingNumber !== null);
    const are = (...wanted: PrintView['progress'][]) =>
      this.prints.filter((one) => wanted.includes(one.progress));
    return {
      printers: this.printers.map((one) => ({ ...one, waiting: this.#waiting(one.id) })),
      printing: are('queued', 'sending', 'sent'),
      ready: this.#printer() === null ? [] : rows.map((pack) => rowOf(pack, commands)),
      problem: are('failed', 'expired', 'unknown'),
      look: [],
      swap: [...this.#dead].map(([id, paper]) => ({
        row: rowOf(this.station.find(id), commands),
        parcel: 1,
        ...paper,
      })),
      printed: are('printed').toReversed(),
    };
  }

  #printer(): PrinterView | null {
    return this.printers.find((one) => one.acceptedAt !== null && one.uses.length > 0) ?? null;
  }

  #of(pack: FakePackage): PrintView[] {
    return this.prints.filter((one) => one.package === pack.id && one.document === 'label');
  }

  #onPaper(pack: FakePackage): boolean {
    return this.#of(pack).some((one) => one.progress === 'printed' || one.progress === 'sent');
  }

  #waiting(id: number): number {
    const open: PrintView['progress'][] = ['queued', 'sending', 'sent'];
    return this.prints.filter((one) => one.printer === id && open.includes(one.progress)).length;
  }

  #queue(printer: PrinterView, part: Partial<PrintView>): PrintView {
    const print: PrintView = {
      id: `print-${this.prints.length + 1}`,
      package: null,
      handover: part.document === 'handover' ? 1 : null,
      number: '',
      document: 'label',
      printer: printer.id,
      printerName: printer.name,
      progress: 'queued',
      why: 'asked',
      reason: null,
      copy: 1,
      parcel: 1,
      parcels: 1,
      madeAt: this.station.agenda.now(),
      madeBy: this.station.packer?.name ?? '',
      endedAt: null,
      trouble: null,
      canCancel: true,
      cancelling: false,
      ...part,
    };
    this.prints = [...this.prints, print];
    this.station.changed(print.package === null ? [] : [print.package]);
    this.#send(print.id);
    return print;
  }

  #send(id: string): void {
    const stands = () => this.prints.find((one) => one.id === id)?.progress;
    const ready = () => this.printers.every((one) => one.condition.kind === 'ready');
    if (!ready()) return;
    this.station.agenda.after(SPOOL_MS, () => {
      if (stands() !== 'queued' || !ready()) return;
      this.#step(id, { progress: 'sent', canCancel: false });
      this.station.agenda.after(PAPER_MS, () => {
        if (stands() === 'sent') this.end(id, this.silent ? 'unknown' : 'printed');
      });
    });
  }

  #step(id: string, change: Partial<PrintView>): PrintView {
    this.prints = this.prints.map((one) => (one.id === id ? { ...one, ...change } : one));
    const print = this.prints.find((one) => one.id === id);
    if (!print) throw problem('unknown-print');
    this.station.changed(print.package === null ? [] : [print.package]);
    return print;
  }
}

function margins(each: number): MarginsView {
  return { top: each, right: each, bottom: each, left: each };
}

const TROUBLES: Partial<Record<ConditionKind, ProblemKey>> = {
  paperOut: 'printer-paper-out',
  open: 'printer-open',
  jam: 'printer-jam',
  unreachable: 'printer-unreachable',
};

function troubleOf(kind: ConditionKind, printer: string): Problem | null {
  const key = TROUBLES[kind];
  return key === undefined ? null : problem(key, { printer });
}

/** Something that looks like a label from afar, where the machine can draw at all. */
export async function picture(text: string): Promise<ArrayBuffer> {
  if (typeof OffscreenCanvas === 'undefined') return new ArrayBuffer(0);
  const canvas = new OffscreenCanvas(812, 1218);
  const ink = canvas.getContext('2d');
  if (!ink) return new ArrayBuffer(0);
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, 812, 1218);
  ink.fillStyle = '#000';
  ink.direction = 'ltr';
  ink.font = 'bold 56px sans-serif';
  ink.fillText(text, 60, 120);
  for (let x = 60; x < 740; x += 3 + ((x * 7) % 11)) ink.fillRect(x, 180, 2 + (x % 5), 220);
  ink.strokeRect(20, 20, 772, 1178);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return blob.arrayBuffer();
}

/** A document of two of them. */
export async function pages(text: string): Promise<ArrayBuffer> {
  const both = await Promise.all([picture(text), picture(`${text} · 2`)]);
  return new Blob(both).arrayBuffer();
}
