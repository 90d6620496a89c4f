// The one large button: each screen says what it would do now, or why it can do nothing. Keys F4,
// F6, F7 and F9 reach the same acts, so that touch, keyboard and scanner can all do the whole job.
import { getContext, setContext } from 'svelte';
import type { IconName } from '../parts/icons';

export interface Act {
  text: string;
  icon: IconName;
  run: () => void;
}

export interface Why {
  what: string;
  todo: string;
}

export interface Offer {
  primary?: Act | null;
  /** What else will happen with it. */
  hint?: string;
  /** Instead of a dead button: the reason, in words. */
  why?: Why | null;
  label?: (() => void) | null;
  /** All else that can be done with what is open. */
  actions?: (() => void) | null;
  undo?: (() => void) | null;
}

class Bar {
  /** The newest screen's: one that is on its way out may still speak up once. */
  offer = $state.raw<Offer>({});
  /** Plain on purpose: while an effect ends, Svelte answers reads of state as of before. */
  #offers = new Map<symbol, Offer>();

  put(of: symbol, offer: Offer): void {
    this.#offers.set(of, offer);
    this.#show();
  }

  take(of: symbol): void {
    this.#offers.delete(of);
    this.#show();
  }

  #show(): void {
    this.offer = [...this.#offers.values()].at(-1) ?? {};
  }
}

const KEY = Symbol('bar');

export function giveBar(): Bar {
  return setContext(KEY, new Bar());
}

/** A screen calls this once; what it offers follows its state, and ends with it. */
export function offer(make: () => Offer): void {
  const bar = getContext<Bar>(KEY);
  const of = Symbol('screen');
  $effect.pre(() => {
    bar.put(of, make());
  });
  $effect.pre(() => () => bar.take(of));
}
