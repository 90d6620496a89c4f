// The one door between the screen and the station. Two implementations stand behind it: `tauri.ts`
// (the real station) and `fake.ts` (a complete one in memory, for design work and tests).
// Every call that fails rejects with a `Problem`.
import type {
  ActionInput,
  ActionsView,
  AnswerInput,
  AttentionView,
  ChangedView,
  HandoverView,
  LineSwitch,
  ListView,
  LostView,
  PackageView,
  PackerView,
  PaperView,
  PreferencesView,
  QueuedView,
  ReboundView,
  SavedView,
  ScanView,
  Shelf,
  StartView,
  StationView,
} from './bindings';

export interface Backend {
  start(): Promise<StartView>;
  status(): Promise<StationView>;
  packers(): Promise<PackerView[]>;
  addPacker(name: string): Promise<PackerView>;
  signIn(packer: number): Promise<void>;
  signOut(): Promise<void>;
  list(shelf: Shelf): Promise<ListView>;
  search(text: string): Promise<ListView>;
  package(id: number): Promise<PackageView>;
  markPacked(id: number): Promise<SavedView>;
  /** Every documented act on one package, each with what the OMS and our rules say to it. */
  actions(id: number): Promise<ActionsView>;
  act(id: number, input: ActionInput): Promise<SavedView>;
  /** Takes back a command that has not left this desk. */
  withdraw(command: string): Promise<void>;
  drawLabel(id: number): Promise<PaperView>;
  handOver(carrier: string, packages: number[]): Promise<HandoverView>;
  attention(): Promise<AttentionView[]>;
  answer(command: string, answer: AnswerInput): Promise<void>;
  /** All that this desk has saved and that is not settled yet, oldest first. */
  queue(): Promise<QueuedView[]>;
  /** Lets what was saved for another sign-in go to this one, in the name of who is packing. */
  rebind(): Promise<ReboundView>;
  /** What the order system may have lost by going back, until somebody has looked. */
  lost(): Promise<LostView | null>;
  /** Somebody has looked: sending goes on. */
  goOn(): Promise<void>;
  scan(text: string): Promise<ScanView>;
  syncNow(): Promise<void>;
  setPreferences(preferences: PreferencesView): Promise<void>;
  /** Told once, when the first list is on screen: the benchmark listens. */
  firstListPainted(): Promise<void>;
  /** Training mode only. */
  switchLine(line: LineSwitch): Promise<void>;
  /**
   * Calls `listener` after every commit, and once when it begins to hear: what changed until then
   * is read again. Returns how to stop.
   */
  onChanged(listener: (changed: ChangedView) => void): () => void;
}
