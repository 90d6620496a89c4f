// How a list takes news without moving anything under a finger: a pure step from what is shown and
// what is so to what may be shown.
import type { RowView } from '../backend/bindings';

export interface Kept {
  /** The shown rows in their places, with their latest content. */
  rows: readonly RowView[];
  /** Those of them that no longer belong here. */
  gone: ReadonlySet<number>;
  /** How many wait to be shown. */
  fresh: number;
}

export const NOBODY: ReadonlySet<number> = new Set();

export function keepPlaces(shown: readonly RowView[], latest: readonly RowView[]): Kept {
  const byId = new Map(latest.map((row) => [row.id, row]));
  const gone = new Set(shown.filter((row) => !byId.has(row.id)).map((row) => row.id));
  return {
    rows: shown.map((row) => byId.get(row.id) ?? row),
    gone,
    fresh: latest.length - (shown.length - gone.size),
  };
}
