// The one door between the screen and the station. Two implementations stand behind it: `tauri.ts`
// (the real station) and `fake.ts` (a complete one in memory, for design work and tests).
// Every call that fails rejects with a `Problem`.
import type {
  AbilitiesView,
  ActionInput,
  ActionsView,
  AgainView,
  AnswerInput,
  AttentionKind,
  AttentionView,
  BatchView,
  ChangedView,
  HandoverView,
  LabelPlanView,
  LabelScanView,
  LabelsView,
  LineSwitch,
  ListView,
  LostView,
  NearbyView,
  PackageView,
  PackerView,
  PaperView,
  PlaceView,
  PreferencesView,
  PrinterInput,
  PrinterView,
  PrintView,
  QueuedView,
  ReboundView,
  SavedView,
  ScanView,
  Shelf,
  StartView,
  StationView,
  UseView,
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
  /** `asked` is the question that was read; another one is not answered. */
  answer(command: string, asked: AttentionKind, answer: AnswerInput): Promise<void>;
  /** All that this desk has saved and that is not settled yet, oldest first. */
  queue(): Promise<QueuedView[]>;
  /** Lets what was saved for another sign-in go to this one, in the name of who is packing. */
  rebind(): Promise<ReboundView>;
  /** What the order system may have lost by going back, until somebody has looked. */
  lost(): Promise<LostView | null>;
  /** Somebody has looked: sending goes on. */
  goOn(): Promise<void>;
  scan(text: string): Promise<ScanView>;
  /** Everything about labels: what prints, what could, what needs a person, and the printers. */
  labels(): Promise<LabelsView>;
  /** What will become of a package's label once it is packed. */
  labelPlan(id: number): Promise<LabelPlanView>;
  /** Of one package, oldest first. */
  prints(id: number): Promise<PrintView[]>;
  printLabel(id: number): Promise<PrintView[]>;
  printLabels(ids: number[]): Promise<BatchView>;
  /** The same bytes once more. */
  reprint(id: number, parcel: number, why: AgainView): Promise<PrintView>;
  /** The label of a box that was just scanned, where it came too late to print by itself. */
  printScanned(id: number): Promise<PrintView[]>;
  printSlip(id: number): Promise<PrintView>;
  /** The order system's own paper for a package, as it came. */
  printDocument(id: number): Promise<PrintView>;
  /** The sheet of one handover. */
  printHandover(handover: number): Promise<PrintView>;
  /** Codes to scan instead of keys to press. */
  printCard(): Promise<PrintView>;
  /** Into how many boxes a package goes. */
  setParcels(id: number, parcels: number): Promise<void>;
  voidLabel(id: number, parcel: number): Promise<void>;
  /** A label that was scanned: is it this box's own? */
  scanLabel(text: string, inHand: number | null): Promise<LabelScanView>;
  /** The answer to "did it come out?". */
  cameOut(print: string, yes: boolean): Promise<PrintView>;
  cancelPrint(print: string): Promise<PrintView>;
  /** What did not come out is not needed. */
  closePrint(print: string): Promise<void>;
  /** A PNG of exactly the dots that are printed; empty where there is none. */
  printPreview(print: string): Promise<ArrayBuffer>;
  /** The same of a label that has not been printed: as it would come out now. */
  labelPreview(id: number, parcel: number): Promise<ArrayBuffer>;
  /** The first page of the order system's own paper for a package. */
  documentPreview(id: number): Promise<ArrayBuffer>;
  /** Printers near by; takes seconds. */
  findPrinters(): Promise<NearbyView[]>;
  /** What the printer at a place says that it can do; takes as long as the printer. */
  askPrinter(place: PlaceView): Promise<AbilitiesView>;
  addPrinter(input: PrinterInput): Promise<PrinterView>;
  setUses(printer: number, uses: UseView[]): Promise<PrinterView>;
  removePrinter(printer: number): Promise<void>;
  testPage(printer: number): Promise<PrintView>;
  acceptPrinter(printer: number, scanned: string): Promise<PrinterView>;
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
