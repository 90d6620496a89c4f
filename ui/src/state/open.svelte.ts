// The package on the table: what it holds, what may be done with it, and the doing.
import { asProblem, type Backend } from '../backend';
import type {
  LabelPlanView,
  PackageView,
  PrintView,
  Problem,
  ProgressView,
} from '../backend/bindings';
import { Reread } from './reread';
import type { Said } from './said.svelte';

/** What of a paper is not on it, though it prints. */
function troubleIn(done: unknown): Problem | null {
  const print = done as Partial<PrintView> | undefined;
  return print?.trouble ?? null;
}

/** It is on paper, or may be. */
const ON_PAPER: ReadonlySet<ProgressView> = new Set(['sending', 'sent', 'printed', 'unknown']);

export class OpenPackage {
  id = $state<number | null>(null);
  view = $state.raw<PackageView | null>(null);
  /** What will become of its label. */
  plan = $state.raw<LabelPlanView | null>(null);
  prints = $state.raw<readonly PrintView[]>([]);
  problem = $state.raw<Problem | null>(null);
  #busy = false;
  #reread = new Reread(() => this.#read());

  constructor(
    private readonly backend: Backend,
    private readonly said: Said,
  ) {}

  open(id: number): void {
    if (this.id !== id) {
      this.view = null;
      this.plan = null;
      this.prints = [];
      this.problem = null;
    }
    this.id = id;
    void this.#reread.again();
  }

  close(): void {
    this.id = null;
    this.view = null;
    this.plan = null;
    this.prints = [];
    this.problem = null;
  }

  changed(packages: readonly number[]): void {
    if (this.id === null) return;
    if (packages.length === 0 || packages.includes(this.id)) void this.#reread.again();
  }

  pack(): Promise<void> {
    return this.#act('packing-said-packed', (view) => this.backend.markPacked(view.row.id));
  }

  undo(): Promise<void> {
    return this.#act('packing-said-undone', async (view) => {
      if (view.undo !== null) await this.backend.withdraw(view.undo);
    });
  }

  drawLabel(): Promise<void> {
    return this.#act('packing-said-label', (view) => this.backend.drawLabel(view.row.id));
  }

  /** A label of this package is on paper, or saved to be: what is scanned next may be it. */
  get labelled(): boolean {
    const printed = this.prints.some(
      (one) => one.document === 'label' && ON_PAPER.has(one.progress),
    );
    return printed || (this.view?.paper ?? null) !== null;
  }

  print(): Promise<void> {
    return this.#act('labels-stick', (view) => this.backend.printLabel(view.row.id));
  }

  printSlip(): Promise<void> {
    return this.#act('packing-said-slip', (view) => this.backend.printSlip(view.row.id));
  }

  printDocument(): Promise<void> {
    return this.#act('packing-said-document', (view) => this.backend.printDocument(view.row.id));
  }

  /** Says nothing: the number on screen changes. */
  setParcels(parcels: number): Promise<void> {
    return this.#act(null, (view) => this.backend.setParcels(view.row.id, parcels));
  }

  /**
   * One act at a time: a second tap while the first is being saved is the same tap. None while a
   * refusal stands: nobody may go on with what was on the table before.
   */
  async #act(saidKey: string | null, act: (view: PackageView) => Promise<unknown>): Promise<void> {
    const view = this.view;
    if (view === null || this.#busy || this.said.refused) return;
    this.#busy = true;
    try {
      const done = await act(view);
      const lost = troubleIn(done);
      if (lost !== null) this.said.problem(lost);
      else if (saidKey !== null) this.said.ok(saidKey, { number: view.row.number });
    } catch (reason) {
      this.said.problem(asProblem(reason));
    } finally {
      this.#busy = false;
      void this.#reread.again();
    }
  }

  async #read(): Promise<void> {
    const id = this.id;
    if (id === null) return;
    try {
      const [view, plan, prints] = await Promise.all([
        this.backend.package(id),
        this.backend.labelPlan(id),
        this.backend.prints(id),
      ]);
      if (this.id !== id) return;
      this.view = view;
      this.plan = plan;
      this.prints = prints;
      this.problem = null;
    } catch (reason) {
      if (this.id === id) this.problem = asProblem(reason);
    }
  }
}
