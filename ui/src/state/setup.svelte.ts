// A printer that is being set up: what a person writes down of it, and the way to its acceptance.
import { asProblem, type Backend } from '../backend';
import type {
  FormatView,
  MediaView,
  PlaceView,
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

export class Setup {
  name = $state('');
  kind = $state<PlaceKind>('ipp');
  address = $state('');
  #format = $state<FormatView>('pdf');
  media = $state<MediaView>('inch4x6');
  dpi = $state<number>(203);
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

  async add(): Promise<PrinterView | null> {
    return this.#try(async () => {
      const added = await this.backend.addPrinter(this.#input());
      this.said.ok('setup-added', { name: added.name });
      // The first one is for every label; who has a second says so there.
      return this.backend.setUses(added.id, [EVERY_LABEL]);
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
