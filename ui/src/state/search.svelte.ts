// A search while it is typed. The list at hand answers on the same frame; the station is asked for
// the rest, and again after each change. An answer to older text is dropped; where both know a
// package, the station's word counts.
import { asProblem, type Backend } from '../backend';
import type { ListView, Problem, RowView } from '../backend/bindings';
import { fold } from './fold';

/** More than this nobody reads; one more letter finds better. */
const SHOWN_MAX = 50;

interface Answer extends ListView {
  text: string;
}

export class Search {
  text = $state('');
  problem = $state.raw<Problem | null>(null);
  #answer = $state.raw<Answer>({ text: '', rows: [], total: 0 });
  #asked = 0;
  #folded = new WeakMap<RowView, string>();

  constructor(
    private readonly backend: Backend,
    /** The list at hand as it is now. */
    private readonly list: () => readonly RowView[],
  ) {}

  #wanted = $derived.by(() => fold(this.text));

  #hits = $derived.by(() =>
    this.#wanted === '' ? [] : this.list().filter((row) => this.#is(row)),
  );

  /** While the answer to the newest letter is on its way, the last one is searched through. */
  #found = $derived.by(() => {
    if (this.#wanted === '') return [];
    const { text, rows } = this.#answer;
    return text === this.text ? rows : rows.filter((row) => this.#is(row));
  });

  queue = $derived.by(() =>
    this.#hits
      .slice(0, SHOWN_MAX)
      .map((row) => this.#found.find((one) => one.id === row.id) ?? row),
  );

  elsewhere = $derived.by(() =>
    this.#found.filter((row) => !this.queue.some((one) => one.id === row.id)),
  );

  more = $derived.by(() => {
    if (this.#wanted === '') return 0;
    const all = Math.max(this.#answer.total, this.#hits.length);
    return Math.max(0, all - this.queue.length - this.elsewhere.length);
  });

  /** Only once the station has answered may we say that there is nothing. */
  nothing = $derived.by(
    () =>
      this.#answer.text === this.text &&
      this.problem === null &&
      this.queue.length === 0 &&
      this.elsewhere.length === 0,
  );

  type(text: string): void {
    this.text = text;
    void this.again();
  }

  async again(): Promise<void> {
    const text = this.text;
    this.#asked += 1;
    const turn = this.#asked;
    if (fold(text) === '') {
      this.problem = null;
      return;
    }
    try {
      const found = await this.backend.search(text);
      if (turn !== this.#asked) return;
      this.#answer = { ...found, text };
      this.problem = null;
    } catch (reason) {
      if (turn === this.#asked) this.problem = asProblem(reason);
    }
  }

  /** Folding costs more than comparing, and most rows stay the same from letter to letter. */
  #is(row: RowView): boolean {
    let folded = this.#folded.get(row);
    if (folded === undefined) {
      folded = haystack(row);
      this.#folded.set(row, folded);
    }
    return folded.includes(this.#wanted);
  }
}

function haystack(row: RowView): string {
  return fold(
    [row.number, row.orderNumber, row.recipient, row.city, row.trackingNumber ?? ''].join(' '),
  );
}
