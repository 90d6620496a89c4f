// Where the packer is: one of six screens, with a package open or not, and what lies on top of it.

import type { KeyView, ScanView } from '../backend/bindings';

export type ScreenName = 'queue' | 'labels' | 'handover' | 'tracking' | 'attention' | 'more';

export const SCREENS: readonly ScreenName[] = [
  'queue',
  'labels',
  'handover',
  'tracking',
  'attention',
  'more',
];

export type Overlay = 'none' | 'search' | 'connection' | 'who' | 'actions' | 'sheet';

export class Place {
  screen = $state<ScreenName>('queue');
  overlay = $state<Overlay>('none');
  /** Words to begin the next search with: a code that nobody knew. */
  searchText = $state('');
  /** When the news of this desk's data came up that a packer has read. */
  noticeRead = $state(0);
  /** A screen that may want a scanned box before it is opened; true where it took it. */
  first: ((scan: ScanView) => Promise<boolean>) | null = null;
  /** What a code of the command card does. */
  press: ((key: KeyView) => void) | null = null;
  /** What takes a code that nobody knows while its form is open, such as a new tracking number. */
  taker: ((code: string) => void) | null = null;

  search(text = ''): void {
    this.searchText = text;
    this.overlay = 'search';
  }
}
