// Picks the station behind the window: the real one inside Tauri, else the one in memory, which a
// browser then fetches as a chunk of its own.
import type { Backend } from './backend';
import type { Problem } from './bindings';
import { tauriBackend } from './tauri';

export type { Backend } from './backend';

export async function openBackend(): Promise<Backend> {
  if ('__TAURI_INTERNALS__' in window) return tauriBackend;
  const { openFake } = await import('./fake');
  return openFake(new URLSearchParams(window.location.search));
}

/** A rejection that is no `Problem` is our own fault and is told as one. */
export function asProblem(reason: unknown): Problem {
  if (typeof reason === 'object' && reason !== null && 'key' in reason && 'args' in reason) {
    return reason as Problem;
  }
  return { key: 'bug', args: { log: String(reason) }, retry: false };
}
