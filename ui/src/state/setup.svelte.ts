// A printer that is being set up: what is found near by, what it says of itself, what a person
// writes down of it, and the way to its acceptance.
import { asProblem, type Backend } from '../backend';
import type {
  AbilitiesView,
  FormatView,
  MediaView,
  NearbyView,
  PlaceView,
  Problem,
  PrinterInput,
  PrinterView,
  UseView,
} from '../backend/bindings';
import type { Said } from './said.svelte';

export type PlaceKind = PlaceView['kind'];

export const FORMATS: Record<PlaceKind, readonly FormatView[]> = {
  ipp: ['pdf', 'pwg', 'zpl'],
  raw: ['zpl'],
  folder: ['pdf', 'pwg', 'zpl'],
};

export const MEDIA: readonly MediaView[] = ['inch4x6', 'mm100x150', 'mm100x100', 'a6', 'a5', 'a4'];

export const DOTS = [203, 300] as const;

export const EVERY_LABEL: UseView = { document: 'label', carrier: null };

/** What else a desk prints. */
export const PAPERS: readonly UseView[] = [
  { document: 'slip', carrier: null },
  { document: 'handover', carrier: null },
  { document: 'card', carrier: null },
  { document: 'document', carrier: null },
];

export class Setup {
  name = $state('');
  kind = $state<PlaceKind>('ipp');
  address = $state('');
  #format = $state<FormatView>('pdf');
  media = $state<MediaView>('inch4x6');
  dpi = $state<number>(203);
  /** `null` until somebody has looked around. */
  near = $state.raw<readonly NearbyView[] | null>(null);
  /** What the printer at this address says; nothing once the address is another one. */
  abilities = $state.raw<AbilitiesView | null>(null);
  /** Nobody vouches for this printer but itself: a person may. */
  stranger = $state.raw<Problem | null>(null);
  /** The network is being asked: it takes seconds. */
  asking = $state<'no' | 'around' | 'printer'>('no');
  #busy = false;

  constructor(
    private readonly backend: Backend,
    private readonly said: Said,
  ) {}

  get format(): FormatView {
    const known = FORMATS[this.kind];
    return known.includes(this.#format) ? this.#format : (known[0] ?? 'pdf');
  }

  set format(format: FormatView) {
    this.#format = format;
  }

  async find(): Promise<void> {
    this.asking = 'around';
    await this.#try(async () => {
      this.near = await this.backend.findPrinters();
    });
    this.asking = 'no';
  }

  /** One that was found: asked at once, so that nothing has to be typed. */
  async take(found: NearbyView): Promise<void> {
    this.name = found.name;
    this.move(found.place.kind, found.place.kind === 'folder' ? '' : found.place.address);
    await this.ask();
  }

  /** What was said of one address is not said of another. */
  move(kind: PlaceKind, address: string): void {
    this.kind = kind;
    this.address = address;
    this.abilities = null;
    this.stranger = null;
  }

  async ask(): Promise<void> {
    this.asking = 'printer';
    await this.#try(async () => {
      try {
        const said = await this.backend.askPrinter(this.#place());
        this.abilities = said;
        this.#fill(said);
      } catch (reason) {
        const problem = asProblem(reason);
        if (problem.key !== 'printer-unvouched') throw reason;
        this.stranger = problem;
      }
    });
    this.asking = 'no';
  }

  /** The fingerprint was compared, and is the printer's own: it is taken from now on. */
  async trust(): Promise<void> {
    const address = this.stranger?.args.address;
    if (address === undefined) return;
    this.move(this.kind, address);
    await this.ask();
  }

  /** What it does not say stays as it was. */
  #fill(said: AbilitiesView): void {
    if (said.format !== null) this.format = said.format;
    if (said.drawsAt !== null) this.dpi = said.drawsAt;
    const fitting = said.sizes.filter((size) => size.problem === null);
    const size = fitting.find((one) => one.loaded) ?? fitting[0];
    const says = said.loaded !== null || said.sizes.some((one) => one.margins !== null);
    if (size !== undefined && says) this.media = size.media;
    if (this.name.trim() === '') this.name = said.makeAndModel;
  }

  async add(): Promise<PrinterView | null> {
    return this.#try(async () => {
      const { printers } = await this.backend.labels();
      const added = await this.backend.addPrinter(this.#input());
      this.said.ok('setup-added', { name: added.name });
      // The first one is for every label; of a second somebody says what it is for.
      const taken = printers.some((one) => one.uses.some((use) => isSame(use, EVERY_LABEL)));
      return taken ? added : this.backend.setUses(added.id, [EVERY_LABEL]);
    });
  }

  testPage(printer: PrinterView): Promise<unknown> {
    return this.#try(async () => {
      await this.backend.testPage(printer.id);
      this.said.ok('labels-said-printing', { number: printer.name, printer: printer.name });
      return true;
    });
  }

  accept(printer: PrinterView, code: string): Promise<unknown> {
    return this.#try(async () => {
      const { name } = await this.backend.acceptPrinter(printer.id, code);
      this.said.ok('setup-accepted', { name });
      return true;
    });
  }

  use(printer: PrinterView, use: UseView, on: boolean): Promise<unknown> {
    const others = printer.uses.filter((one) => !isSame(one, use));
    return this.#try(() => this.backend.setUses(printer.id, on ? [...others, use] : others));
  }

  remove(printer: PrinterView): Promise<boolean | null> {
    return this.#try(async () => {
      await this.backend.removePrinter(printer.id);
      this.said.ok('setup-removed', { name: printer.name });
      return true;
    });
  }

  #input(): PrinterInput {
    const { name, format, media, dpi } = this;
    return { name: name.trim(), place: this.#place(), format, media, dpi };
  }

  #place(): PlaceView {
    const address = this.address.trim();
    if (this.kind === 'folder') return { kind: 'folder', path: address };
    return { kind: this.kind, address };
  }

  async #try<T>(act: () => Promise<T>): Promise<T | null> {
    if (this.#busy) return null;
    this.#busy = true;
    try {
      return await act();
    } catch (reason) {
      this.said.problem(asProblem(reason));
      return null;
    } finally {
      this.#busy = false;
    }
  }
}

export function isSame(one: UseView, other: UseView): boolean {
  return one.document === other.document && one.carrier === other.carrier;
}
