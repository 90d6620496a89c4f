// Which word, picture and colour stand for each state and mark. A state is told by all of them at
// once, never by colour alone.
import { t } from '../words';
import type { MarkView, StateKind, StateView, StoryKind } from '../backend/bindings';
import type { IconName } from '../parts/icons';

export type Tone = 'ok' | 'wait' | 'warn' | 'bad' | 'info';

interface Look {
  icon: IconName;
  tone: Tone;
}

const STATES: Record<StateKind, Look> = {
  waiting: { icon: 'circle-clock', tone: 'wait' },
  preparing: { icon: 'circle-half', tone: 'info' },
  ready: { icon: 'circle-clock', tone: 'wait' },
  waitingLabel: { icon: 'square-tag', tone: 'wait' },
  packed: { icon: 'square-check', tone: 'ok' },
  shipped: { icon: 'square-truck', tone: 'wait' },
  delivered: { icon: 'circle-check', tone: 'ok' },
  deliveryFailed: { icon: 'octagon-mark', tone: 'warn' },
  attemptedDelivery: { icon: 'circle-half', tone: 'warn' },
  cancelled: { icon: 'square-cross', tone: 'bad' },
  cancellationWaiting: { icon: 'square-cross', tone: 'warn' },
  outOfStock: { icon: 'octagon-mark', tone: 'warn' },
  blocked: { icon: 'octagon-bar', tone: 'warn' },
  gone: { icon: 'circle-question', tone: 'warn' },
  other: { icon: 'circle-question', tone: 'info' },
};

const MARKS: Record<Exclude<MarkView, 'none'>, Look> = {
  savedHere: { icon: 'cloud-up', tone: 'wait' },
  sending: { icon: 'circle-up', tone: 'wait' },
  inDoubt: { icon: 'circle-question', tone: 'wait' },
  attention: { icon: 'attention', tone: 'warn' },
};

export function stateLook(state: StateView): Look {
  return STATES[state.kind];
}

export function markLook(mark: Exclude<MarkView, 'none'>): Look {
  return MARKS[mark];
}

export function stateWords(state: StateView): string {
  if (state.kind === 'other' && state.raw !== '') return t('state-other-raw', { raw: state.raw });
  return t(`state-${kebab(state.kind)}`);
}

export function markWords(mark: Exclude<MarkView, 'none'>): string {
  return t(`mark-${kebab(mark)}`);
}

export function storyWords(what: StoryKind): string {
  return t(`story-${kebab(what)}`);
}

/** Names from Rust are camelCase, keys of the words are kebab-case. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${String.fromCharCode(letter.charCodeAt(0) + 32)}`);
}
