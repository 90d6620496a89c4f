// What the station in memory remembers: packages as the OMS has them, and this desk's commands.
import type {
  ActionInput,
  ActView,
  AttentionKind,
  LineView,
  OtherView,
  PaperView,
  StateKind,
  StoryKind,
  StoryView,
} from '../bindings';

export interface FakePackage {
  id: number;
  number: string;
  orderNumber: string;
  recipient: string;
  city: string;
  address: string[];
  phone: string;
  notes: string;
  giftNote: string;
  /** What no document names, as the OMS tells it. */
  others: OtherView[];
  channel: string;
  lines: LineView[];
  carrier: string | null;
  trackingNumber: string | null;
  /** May be handed over without a tracking number. */
  untracked: boolean;
  dueAt: number | null;
  modifiedAt: number;
  /** As the OMS has it; the screen sees this desk's commands on top. */
  state: StateKind;
  raw: string;
  paper: PaperView | null;
  /** Known from this desk’s own work alone. */
  remembered: boolean;
  story: StoryView[];
}

export type FakeDelivery = 'savedHere' | 'sending' | 'inDoubt' | 'attention' | 'settled';

export interface FakeCommand {
  id: string;
  package: number;
  act: ActView;
  input: ActionInput | null;
  delivery: FakeDelivery;
  attention: AttentionKind;
  detail: string;
  /** Made for another sign-in. */
  foreign: boolean;
  madeAt: number;
  madeBy: string;
}

export function tell(
  pack: FakePackage,
  at: number,
  what: StoryKind,
  who: string | null = null,
  detail = '',
): void {
  pack.story = [...pack.story, { at, what, who, detail }];
}

/** The last digit of a tracking number, so that fakes look as different as real ones. */
export function trackingNumberOf(pack: FakePackage): string {
  const prefix: Record<string, string> = { Aramex: '34', SMSA: '29', DHL: 'JD01', Yurtiçi: '61' };
  return `${prefix[pack.carrier ?? ''] ?? '70'}${4_060_000_000 + pack.id * 7919}`;
}
