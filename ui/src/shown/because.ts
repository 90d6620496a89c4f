// Which reasons make sense for a question that is closed: it depends on where the box is.
import type { AttentionView, Because, WhereaboutsView } from '../backend/bindings';
import type { IconName } from '../parts/icons';
import type { Tone } from './labels';

const REASONS: Record<WhereaboutsView, readonly Because[]> = {
  open: ['notNeeded', 'settledThere', 'handedOn'],
  packed: ['unpacked', 'settledThere', 'handedOn'],
  labelled: ['unpacked', 'settledThere', 'handedOn'],
  handedOver: ['carrierTold', 'settledThere', 'handedOn'],
};

export function reasonsFor(card: AttentionView): readonly Because[] {
  const isOnThePackage = card.kind === 'overwritten' || card.kind === 'earlierStep';
  return REASONS[isOnThePackage ? 'open' : card.whereabouts];
}

interface Look {
  icon: IconName;
  tone: Tone;
}

const PLACES: Record<WhereaboutsView, Look> = {
  open: { icon: 'circle-clock', tone: 'wait' },
  packed: { icon: 'square-check', tone: 'info' },
  labelled: { icon: 'square-tag', tone: 'info' },
  handedOver: { icon: 'square-truck', tone: 'warn' },
};

/** A box that must not leave, and could at any moment. */
export function mustBeStopped(card: AttentionView): boolean {
  return card.kind === 'cancelled' && card.whereabouts === 'labelled';
}

export function placeLook(card: AttentionView): Look {
  return PLACES[card.whereabouts];
}
