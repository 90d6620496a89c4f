// The one large button: each screen says what it would do now, or why it can do nothing. Keys F4,
// F6 and F9 reach the same acts, so that touch, keyboard and scanner can all do the whole job.
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
  /** Instead of a dead button: the reason, in words. */
  why?: Why | null;
  label?: (() => void) | null;
  undo?: (() => void) | null;
}

class Bar {
  offer = $state.raw<Offer>({});
}

const KEY = Symbol('bar');

export function giveBar(): Bar {
  return setContext(KEY, new Bar());
}

/** A screen calls this once; what it offers follows its state, and ends with it. */
export function offer(make: () => Offer): void {
  const bar = getContext<Bar>(KEY);
  $effect.pre(() => {
    const mine = make();
    bar.offer = mine;
    return () => {
      if (bar.offer === mine) bar.offer = {};
    };
  });
}
