// What each key does, and each code of the command card. F-keys and Esc only: a letter would be
// taken for a scan, or the other way round.
import type { KeyView } from '../backend/bindings';
import type { Desk } from './desk.svelte';
import type { Offer } from './offer.svelte';

/** `covered`: something lies on top, so that acts on the screen below are out of reach. */
export function actOfKey(
  event: KeyboardEvent,
  desk: Desk,
  offer: Offer,
  covered: boolean,
): (() => void) | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const nothing = (): void => undefined;
  if (event.key === 'Escape') return covered ? null : () => desk.back();
  if (!['F1', 'F2', 'F4', 'F6', 'F7', 'F9'].includes(event.key)) return null;
  // The web view has its own ideas about these keys; they never get there.
  if (covered || event.repeat) return nothing;
  switch (event.key) {
    case 'F1':
      return () => desk.go('more');
    case 'F2':
      return () => desk.place.search();
    case 'F4':
      return desk.said.refused ? nothing : (offer.primary?.run ?? nothing);
    case 'F6':
      return desk.said.refused ? nothing : (offer.label ?? nothing);
    case 'F7':
      return desk.said.refused ? nothing : (offer.actions ?? nothing);
    default:
      return desk.said.refused ? nothing : (offer.undo ?? nothing);
  }
}

/** A scan has closed what lay on top: the screen below is what it is about. */
export function actOfCard(key: KeyView, desk: Desk, offer: Offer): void {
  const { refused } = desk.said;
  switch (key) {
    case 'back':
      return desk.back();
    case 'primary':
      return refused ? undefined : offer.primary?.run();
    case 'label':
      return refused ? undefined : offer.label?.();
    case 'undo':
      return refused ? undefined : offer.undo?.();
    default:
      return desk.go(key);
  }
}
