// Boxes on their way to one driver: which carrier, which boxes are in his hands, and the giving.
// Which boxes may go is for the station to say; this only keeps what was chosen.
import { asProblem, type Backend } from '../backend';
import type { HandoverView, PrintView, ProblemKey, RowView } from '../backend/bindings';
import type { ScannedView } from './desk.svelte';
import { carrierOf, carriersOf, carrierWords } from './boxes';
import { UNKNOWN_CODE, type Said } from './said.svelte';
import type { ShelfList } from './shelf.svelte';

const STALE = ['handover-stale', 'handover-stale-do'] as const;
/** A shop may well do without printed sheets. */
const NO_PRINTER: readonly ProblemKey[] = ['no-printer', 'printer-not-accepted'];
const WRONG_CARRIER = ['handover-wrong-carrier', 'handover-wrong-carrier-do'] as const;

/** What the packer is asked to confirm, as it was when he was asked. */
interface Asked {
  carrier: string;
  ids: readonly number[];
}

export class Handover {
  #chosen = $state<string | null>(null);
  picked = $state.raw<readonly number[]>([]);
  #asked = $state.raw<Asked | null>(null);
  done = $state.raw<HandoverView | null>(null);
  /** Its sheet, on its way to paper. */
  sheet = $state.raw<PrintView | null>(null);
  #busy = false;

  constructor(
    private readonly backend: Backend,
    private readonly said: Said,
    private readonly packed: ShelfList,
  ) {}

  #here = $derived.by(() =>
    (this.packed.rows ?? []).filter((row) => !this.packed.gone.has(row.id)),
  );

  /** Boxes that could go, of every carrier. */
  ready = $derived.by(() => this.#here.filter((row) => row.ready));

  /** Packed, but their label is still being made, or nobody knows their number yet. */
  waiting = $derived.by(() => {
    const waits = (row: RowView) =>
      row.state.kind === 'waitingLabel' || row.trackingNumber === null;
    return this.#here.filter((row) => !row.ready && waits(row)).length;
  });

  /** The chosen one stays, also when its last box has left: nothing changes under the finger. */
  carriers = $derived.by(() => {
    const known = carriersOf(this.ready);
    const chosen = this.#chosen;
    return chosen === null || known.length === 0 || known.includes(chosen)
      ? known
      : [...known, chosen].toSorted();
  });

  carrier = $derived.by(() =>
    this.carriers.length === 0 ? null : (this.#chosen ?? this.carriers[0] ?? null),
  );

  boxes = $derived.by(() => this.ready.filter((row) => carrierOf(row) === this.carrier));

  given = $derived.by(() => this.boxes.filter((row) => this.picked.includes(row.id)));

  /** `null` also once everything that was asked about has left by itself. */
  asked = $derived.by(() => {
    const asked = this.#asked;
    return asked !== null && this.ready.some((row) => asked.ids.includes(row.id)) ? asked : null;
  });

  get asking(): boolean {
    return this.asked !== null;
  }

  choose(carrier: string): void {
    this.#chosen = carrier;
    this.picked = [];
  }

  /** What is on screen stays on screen, whichever carriers turn up later. */
  hold(): void {
    this.#chosen ??= this.carriers[0] ?? null;
  }

  toggle(id: number): void {
    this.hold();
    this.picked = this.picked.includes(id)
      ? this.picked.filter((one) => one !== id)
      : [...this.picked, id];
  }

  all(): void {
    this.hold();
    this.picked = this.boxes.map((row) => row.id);
  }

  none(): void {
    this.picked = [];
  }

  ask(): void {
    if (this.carrier === null || this.given.length === 0) return;
    this.#asked = { carrier: this.carrier, ids: this.given.map((row) => row.id) };
  }

  stopAsking(): void {
    this.#asked = null;
  }

  /** The screen is left, or empty: what is picked stays, a question does not. */
  leave(): void {
    this.stopAsking();
    if (this.given.length === 0) this.#chosen = null;
  }

  /** A box was scanned while this screen is open. */
  async scanned(scan: ScannedView, code: string): Promise<void> {
    // Another box means that the packer is not done: the question would change under the finger.
    this.stopAsking();
    if (scan.kind === 'unknown') return this.said.no(UNKNOWN_CODE, {}, code);
    const { row } = scan;
    if (scan.kind === 'staleLabel') return this.said.no(STALE, { number: row.number }, code);
    if (!row.ready) {
      const why = (await this.backend.package(row.id)).ship;
      if (why !== null) return this.said.problem(why, code);
    }
    this.hold();
    if (this.carrier !== null && carrierOf(row) !== this.carrier) {
      return this.said.no(WRONG_CARRIER, { carrier: carrierWords(carrierOf(row)) }, code);
    }
    await this.#add(row, code);
  }

  async #add(row: RowView, code: string): Promise<void> {
    if (!this.ready.some((one) => one.id === row.id)) {
      await this.packed.read();
      this.packed.settle();
    }
    const { number } = row;
    if (this.picked.includes(row.id)) return this.said.ok('handover-said-already', { number });
    this.#chosen ??= carrierOf(row);
    this.picked = [...this.picked, row.id];
    this.said.ok('handover-said-added', { number }, code);
  }

  async give(): Promise<void> {
    const asked = this.asked;
    if (asked === null || this.#busy) return;
    this.#busy = true;
    try {
      const done = await this.backend.handOver(asked.carrier, [...asked.ids]);
      this.done = done;
      this.sheet = null;
      this.picked = [];
      if (done.saved.length > 0) {
        const carrier = carrierWords(done.carrier);
        this.said.ok('handover-done', { count: done.saved.length, carrier });
        await this.#printSheet(done.id, NO_PRINTER);
      }
      await this.packed.read();
      this.packed.settle();
      // Only now: until then the list still holds what has just been given away.
      this.#chosen = null;
    } catch (reason) {
      this.said.problem(asProblem(reason));
    } finally {
      this.stopAsking();
      this.#busy = false;
    }
  }

  /** Once more, or where it did not print by itself. */
  async printSheet(): Promise<void> {
    if (this.done !== null) await this.#printSheet(this.done.id, []);
  }

  async #printSheet(id: number, quietly: readonly ProblemKey[]): Promise<void> {
    try {
      this.sheet = await this.backend.printHandover(id);
    } catch (reason) {
      const problem = asProblem(reason);
      if (!quietly.includes(problem.key)) this.said.problem(problem);
    }
  }
}
