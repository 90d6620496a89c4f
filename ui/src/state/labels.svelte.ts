// Labels on their way to paper, and what a person has to say about them. Decides nothing: what may
// be printed is the station's to say. Made by the screen that shows it.
import { asProblem, type Backend } from '../backend';
import type {
  AgainView,
  LabelsView,
  PrintView,
  Problem,
  RefusedView,
  ScanView,
} from '../backend/bindings';
import { Reread } from './reread';
import type { Said } from './said.svelte';

/** Numbers that one line has room for. */
const NAMED = 4;

export class Labels {
  view = $state.raw<LabelsView | null>(null);
  problem = $state.raw<Problem | null>(null);
  #busy = false;
  #reread = new Reread(() => this.#read());

  constructor(
    private readonly backend: Backend,
    private readonly said: Said,
  ) {}

  /** Boxes that stand here and only wait for their label. */
  ready = $derived.by(() => this.view?.ready ?? []);

  /** What was printed, or may lie in the printer: what a person is asked about first. */
  unclear = $derived.by(() => (this.view?.problem ?? []).filter(isUnclear));
  failed = $derived.by(() => (this.view?.problem ?? []).filter((one) => !isUnclear(one)));

  /** The boxes whose turn never came, in the order of their list. */
  rest = $derived.by(() => {
    const missed = this.failed.filter((one) => one.progress === 'expired' && isFirst(one));
    const ids = missed.flatMap((one) => one.package ?? []);
    return ids.filter((id, at) => ids.indexOf(id) === at);
  });

  nothing = $derived.by(() => {
    const { view } = this;
    if (view === null) return false;
    const lists = [view.printing, view.ready, view.problem, view.look, view.swap, view.printed];
    return lists.every((list) => list.length === 0);
  });

  read(): Promise<void> {
    return this.#reread.again();
  }

  print(id: number, number: string): Promise<boolean> {
    return this.#try(async () => {
      const [first] = await this.backend.printLabel(id);
      this.said.ok('labels-said-printing', { number, printer: first?.printerName ?? '' });
    });
  }

  /** What did not come out, once more: nothing of it is on paper. */
  printInstead(print: PrintView): Promise<boolean> {
    const id = print.package;
    // A copy of what is on its box already: it is wanted for the same reason as before.
    if (print.reason !== null) return this.again(print, print.reason);
    const { handover } = print;
    if (handover !== null) {
      return this.#try(async () => {
        const { printerName } = await this.backend.printHandover(handover);
        this.said.ok('labels-said-printing', { number: print.number, printer: printerName });
      });
    }
    if (id === null || print.document === 'label') return this.print(id ?? 0, print.number);
    return this.#try(async () => {
      const isOwn = print.document === 'document';
      const again = isOwn ? this.backend.printDocument(id) : this.backend.printSlip(id);
      const { printerName } = await again;
      this.said.ok('labels-said-printing', { number: print.number, printer: printerName });
    });
  }

  printAll(): Promise<boolean> {
    return this.#printAll(this.ready.map((row) => row.id));
  }

  printRest(): Promise<boolean> {
    return this.#printAll(this.rest);
  }

  #printAll(ids: number[]): Promise<boolean> {
    return this.#try(async () => {
      const { prints, refused } = await this.backend.printLabels(ids);
      this.#sayAll(prints.length, refused);
    });
  }

  /** One that was refused says why by itself; of several, each by its number. */
  #sayAll(printed: number, refused: RefusedView[]): void {
    const [first] = refused;
    if (!first) this.said.ok('labels-said-printing-all', { count: printed });
    else if (refused.length === 1) this.said.problem(first.problem, first.number);
    else {
      const numbers = refused.slice(0, NAMED).map((one) => one.number);
      if (refused.length > NAMED) numbers.push('…');
      const args = { count: refused.length, numbers: numbers.join(', ') };
      this.said.no(['labels-said-not-all', 'labels-said-not-all-do'], args);
    }
  }

  /** The box in the packer's hands: its label prints. False where it is none of those. */
  async scanned(scan: ScanView): Promise<boolean> {
    if (scan.kind !== 'package') return false;
    const row = this.ready.find((one) => one.id === scan.row.id);
    if (row === undefined) return false;
    await this.print(row.id, row.number);
    return true;
  }

  again(print: PrintView, why: AgainView): Promise<boolean> {
    return this.#try(async () => {
      if (print.package === null) return;
      const { printerName } = await this.backend.reprint(print.package, print.parcel, why);
      this.said.ok('labels-said-printing', { number: print.number, printer: printerName });
    });
  }

  makeVoid(print: PrintView): Promise<boolean> {
    return this.#try(async () => {
      if (print.package === null) return;
      await this.backend.voidLabel(print.package, print.parcel);
      this.said.ok('labels-said-void', { number: print.number });
    });
  }

  cameOut(print: PrintView, yes: boolean): Promise<boolean> {
    return this.#try(async () => {
      await this.backend.cameOut(print.id, yes);
      const number = nameOf(print);
      this.said.ok(yes ? 'labels-said-yes' : 'labels-said-no', { number });
    });
  }

  stop(print: PrintView): Promise<boolean> {
    return this.#try(async () => {
      await this.backend.cancelPrint(print.id);
      this.said.ok('labels-said-stopped', { number: nameOf(print) });
    });
  }

  leave(print: PrintView): Promise<boolean> {
    return this.#try(async () => {
      await this.backend.closePrint(print.id);
      this.said.ok('labels-said-left', { number: nameOf(print) });
    });
  }

  /** One at a time: a second tap while the first is being saved is the same tap. */
  async #try(act: () => Promise<void>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    try {
      await act();
      return true;
    } catch (reason) {
      this.said.problem(asProblem(reason));
      return false;
    } finally {
      this.#busy = false;
      void this.read();
    }
  }

  async #read(): Promise<void> {
    try {
      this.view = await this.backend.labels();
      this.problem = null;
    } catch (reason) {
      this.problem = asProblem(reason);
    }
  }
}

const isUnclear = (print: PrintView) => print.progress === 'unknown';
/** A label that is no copy of one on its box. */
const isFirst = (print: PrintView) => print.document === 'label' && print.reason === null;
const nameOf = (print: PrintView) => print.number || print.printerName;
