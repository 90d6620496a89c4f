// The station chip: of everything that could be said about the connection, only the worst, and
// nothing at all while things go well. Grey is a normal day; only what needs a person is red.
import type { StationView } from '../backend/bindings';
import type { IconName } from '../parts/icons';
import { t, time } from '../words';
import type { Tone } from '../shown/labels';

/** A pause this long is no longer a hiccup: somebody should look at the line. */
const LONG_MS = 2 * 60 * 60_000;

export interface Chip {
  tone: Tone;
  icon: IconName;
  text: string;
  /** Likely over before anyone has read it: shown only if it lasts. */
  passing?: boolean;
}

export function chipOf(station: StationView, now: number): Chip | null {
  const { link, queue } = station;
  if (station.secret === 'missing' && !station.training) {
    return { tone: 'bad', icon: 'octagon-mark', text: t('chip-no-token') };
  }
  if (link.kind === 'signedOut') {
    return { tone: 'bad', icon: 'octagon-mark', text: t('chip-signed-out') };
  }
  if (link.kind === 'forbidden') {
    return { tone: 'bad', icon: 'octagon-mark', text: t('chip-forbidden') };
  }
  if (link.kind === 'untrusted') {
    return { tone: 'bad', icon: 'octagon-mark', text: t('chip-untrusted') };
  }
  if (link.kind === 'listRefused' || link.kind === 'listTooLarge') {
    return { tone: 'bad', icon: 'octagon-mark', text: t('chip-list') };
  }
  if (station.wentBack) {
    return { tone: 'bad', icon: 'octagon-mark', text: t('chip-went-back') };
  }
  if (link.kind === 'portal') {
    return { tone: 'warn', icon: 'attention', text: t('chip-portal') };
  }
  const count = queue.savedHere + queue.sending + queue.inDoubt;
  if (link.kind === 'down') return offlineChip(link.since, count, now);
  if (queue.inDoubt > 0) {
    return {
      tone: 'wait',
      icon: 'circle-question',
      text: t('chip-in-doubt', { count: queue.inDoubt }),
    };
  }
  if (queue.sending > 0) {
    const text = t('chip-sending', { count });
    return { tone: 'wait', icon: 'circle-up', text, passing: true };
  }
  if (queue.savedHere > 0) {
    const text = t('chip-saved', { count });
    return { tone: 'wait', icon: 'cloud-up', text, passing: true };
  }
  return null;
}

function offlineChip(since: number, count: number, now: number): Chip {
  const args = { count, time: time(since) };
  if (now - since < LONG_MS) {
    const text = t(count > 0 ? 'chip-offline-saved' : 'chip-offline', args);
    return { tone: 'wait', icon: 'cloud-off', text };
  }
  const text = t(count > 0 ? 'chip-offline-since-saved' : 'chip-offline-since', args);
  return { tone: 'warn', icon: 'cloud-off', text };
}
