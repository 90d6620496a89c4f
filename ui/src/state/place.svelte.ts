// Where the packer is: one of five screens, with a package open or not, and what lies on top of it.

export type ScreenName = 'queue' | 'handover' | 'tracking' | 'attention' | 'more';

export const SCREENS: readonly ScreenName[] = [
  'queue',
  'handover',
  'tracking',
  'attention',
  'more',
];

export type Overlay = 'none' | 'search' | 'connection' | 'who' | 'actions';

export class Place {
  screen = $state<ScreenName>('queue');
  overlay = $state<Overlay>('none');
  /** Words to begin the next search with: a code that nobody knew. */
  searchText = $state('');
  /** When the news of this desk's data came up that a packer has read. */
  noticeRead = $state(0);
  /** What takes a code that nobody knows while its form is open, such as a new tracking number. */
  taker: ((code: string) => void) | null = null;

  search(text = ''): void {
    this.searchText = text;
    this.overlay = 'search';
  }
}
