// One shelf of packages as it stands on screen. While a screen watches it nothing moves: known rows
// change in place, new ones wait behind a button, and those that left stay, greyed, until the
// packer asks for the list as it is now. Who only follows it ("which is next?") sees it as it is.
import { untrack } from 'svelte';
import { asProblem, type Backend } from '../backend';
import type { ListView, Problem, RowView, Shelf } from '../backend/bindings';
import { keepPlaces, NOBODY } from './places';
import { Reread } from './reread';

export class ShelfList {
  /** `null` until the first answer. */
  rows = $state.raw<readonly RowView[] | null>(null);
  gone = $state.raw<ReadonlySet<number>>(NOBODY);
  fresh = $state(0);
  total = $state(0);
  /** False while only the first rows are known: what is counted from rows would be too little. */
  whole = $state(true);
  problem = $state.raw<Problem | null>(null);
  #latest = $state.raw<ListView>({ rows: [], total: 0 });
  #watchers = 0;
  #followers = 0;
  #replace = true;
  #stale = true;
  #reread: Reread;

  constructor(
    private readonly backend: Backend,
    private readonly shelf: Shelf,
  ) {
    this.#reread = new Reread(() => this.#read());
  }

  /** As it is now, whatever still keeps its place on screen. */
  get latest(): readonly RowView[] {
    return this.#latest.rows;
  }

  /** The first rows, which the window was born with: shown until the first read brings all. */
  begin(list: ListView): void {
    this.#latest = list;
    this.#replaceRows();
    this.whole = list.rows.length >= list.total;
    this.#stale = false;
  }

  read(): Promise<void> {
    return this.#reread.again();
  }

  changed(): void {
    this.#stale = true;
    if (this.#watchers + this.#followers > 0) void this.read();
  }

  /** A screen shows this shelf now; returns how to say that it no longer does. */
  watch(): () => void {
    this.#watchers += 1;
    // Called from an effect, which must not run again for each new answer.
    untrack(() => this.#watched());
    return () => {
      this.#watchers -= 1;
    };
  }

  /** Somebody needs to know what is on this shelf, without showing it in places. */
  follow(): () => void {
    this.#followers += 1;
    if (this.#stale) untrack(() => void this.read());
    return () => {
      this.#followers -= 1;
    };
  }

  #watched(): void {
    if (this.#watchers === 1) {
      this.settle();
      this.#replace = true;
      if (this.#stale) void this.read();
      else this.#replace = false;
    }
  }

  /** The list as it is now, because the packer asked for it. */
  settle(): void {
    if (this.rows === null) return;
    this.#replaceRows();
  }

  async #read(): Promise<void> {
    try {
      this.#stale = false;
      this.#latest = await this.backend.list(this.shelf);
      this.problem = null;
    } catch (reason) {
      this.problem = asProblem(reason);
      return;
    }
    const nothingShown = this.rows === null || this.rows.length === 0 || !this.whole;
    if (this.#replace || nothingShown || this.#watchers === 0) this.#replaceRows();
    else this.#keepPlaces(this.rows ?? []);
    this.#replace = false;
    this.whole = true;
  }

  #replaceRows(): void {
    this.rows = this.#latest.rows;
    this.total = this.#latest.total;
    this.gone = NOBODY;
    this.fresh = 0;
  }

  #keepPlaces(shown: readonly RowView[]): void {
    const kept = keepPlaces(shown, this.#latest.rows);
    this.rows = kept.rows;
    this.gone = kept.gone;
    this.fresh = kept.fresh;
    this.total = this.#latest.total;
  }
}
