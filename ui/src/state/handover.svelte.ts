// Boxes on their way to one driver: which carrier, which boxes are in his hands, and the giving.
import { asProblem, type Backend } from '../backend';
import type { HandoverView, ScanView } from '../backend/bindings';
import { canGo, carriersOf, whyStays } from './boxes';
import { UNKNOWN_CODE, type Said } from './said.svelte';
import type { ShelfList } from './shelf.svelte';

const STALE = ['handover-stale', 'handover-stale-do'] as const;

export class Handover {
  #chosen = $state<string | null>(null);
  picked = $state.raw<readonly number[]>([]);
  asking = $state(false);
  done = $state.raw<HandoverView | null>(null);
  #busy = false;

  constructor(
    private readonly backend: Backend,
    private readonly said: Said,
    private readonly packed: ShelfList,
  ) {}

  /** Boxes that could go, of every carrier. */
  ready = $derived.by(() =>
    (this.packed.rows ?? []).filter((row) => canGo(row) && !this.packed.gone.has(row.id)),
  );

  /** Packed, but nobody knows their number yet. */
  waiting = $derived.by(() => (this.packed.rows ?? []).length - this.ready.length);

  carriers = $derived.by(() => carriersOf(this.ready));

  carrier = $derived.by(() =>
    this.#chosen !== null && this.carriers.includes(this.#chosen)
      ? this.#chosen
      : (this.carriers[0] ?? null),
  );

  boxes = $derived.by(() => this.ready.filter((row) => row.carrier === this.carrier));

  given = $derived.by(() => this.boxes.filter((row) => this.picked.includes(row.id)));

  choose(carrier: string): void {
    this.#chosen = carrier;
    this.picked = [];
  }

  toggle(id: number): void {
    this.picked = this.picked.includes(id)
      ? this.picked.filter((one) => one !== id)
      : [...this.picked, id];
  }

  all(): void {
    this.picked = this.boxes.map((row) => row.id);
  }

  none(): void {
    this.picked = [];
  }

  /** A box was scanned while this screen is open. */
  async scanned(scan: ScanView, code: string): Promise<void> {
    // Another box means that the packer is not done: the question would change under the finger.
    this.asking = false;
    if (scan.kind === 'unknown') return this.said.no(UNKNOWN_CODE, {}, code);
    const number = scan.row.number;
    if (scan.kind === 'staleLabel') return this.said.no(STALE, { number }, code);
    const refusal = whyStays(scan.row, this.carrier);
    if (refusal) return this.said.no(refusal.keys, refusal.args, code);
    if (!this.ready.some((row) => row.id === scan.row.id)) {
      await this.packed.read();
      this.packed.settle();
    }
    if (this.picked.includes(scan.row.id)) return this.said.ok('handover-said-already', { number });
    this.picked = [...this.picked, scan.row.id];
    this.said.ok('handover-said-added', { number }, code);
  }

  async give(): Promise<void> {
    if (this.carrier === null || this.#busy) return;
    this.#busy = true;
    try {
      const ids = this.given.map((row) => row.id);
      const done = await this.backend.handOver(this.carrier, ids);
      this.done = done;
      this.picked = [];
      if (done.saved.length > 0) {
        this.said.ok('handover-done', { count: done.saved.length, carrier: done.carrier });
      }
      await this.packed.read();
      this.packed.settle();
    } catch (reason) {
      this.said.problem(asProblem(reason));
    } finally {
      this.asking = false;
      this.#busy = false;
    }
  }
}
