// A search while it is typed. The queue is at hand and answers on the same frame; the station is
// asked for the rest, and an answer to older text is dropped.
import type { Backend } from '../backend';
import type { RowView } from '../backend/bindings';
import { fold } from './fold';

/** More than this nobody reads; one more letter finds better. */
const SHOWN_MAX = 50;

export class Search {
  text = $state('');
  queue = $state.raw<readonly RowView[]>([]);
  elsewhere = $state.raw<readonly RowView[]>([]);
  more = $state(0);
  #answered = $state('');
  #folded: { row: RowView; hay: string }[] | null = null;

  constructor(
    private readonly backend: Backend,
    private readonly open: () => readonly RowView[],
  ) {}

  /** Only once the station has answered may we say that there is nothing. */
  nothing = $derived.by(
    () => this.#answered === this.text && this.queue.length === 0 && this.elsewhere.length === 0,
  );

  type(text: string): void {
    this.text = text;
    const wanted = fold(text);
    if (wanted === '') {
      this.queue = [];
      this.elsewhere = [];
      this.more = 0;
      return;
    }
    this.#folded ??= this.open().map((row) => ({ row, hay: haystack(row) }));
    const hits = this.#folded.filter((one) => one.hay.includes(wanted)).map((one) => one.row);
    this.queue = hits.slice(0, SHOWN_MAX);
    void this.#ask(text, hits.length);
  }

  async #ask(text: string, hits: number): Promise<void> {
    const found = await this.backend.search(text).catch(() => ({ rows: [], total: 0 }));
    if (this.text !== text) return;
    const known = this.queue.map((row) => row.id);
    this.elsewhere = found.rows.filter((row) => !known.includes(row.id));
    this.more = Math.max(0, Math.max(found.total, hits) - known.length - this.elsewhere.length);
    this.#answered = text;
  }
}

function haystack(row: RowView): string {
  return fold(
    [row.number, row.orderNumber, row.recipient, row.city, row.trackingNumber ?? ''].join(' '),
  );
}
