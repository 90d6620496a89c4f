// Everything the window knows, in one place that is handed down by context. Owns the one
// subscription to changes and tells each part to read again; patches nothing from an event.
import { getContext, setContext } from 'svelte';
import { asProblem, type Backend } from '../backend';
import { languageOf, t } from '../words';
import { Attention } from './attention.svelte';
import type {
  ChangedView,
  LineSwitch,
  PackerView,
  Problem,
  RowView,
  ScanView,
  StateKind,
  StationView,
} from '../backend/bindings';
import { Handover } from './handover.svelte';
import { OpenPackage } from './open.svelte';
import { Place, type ScreenName } from './place.svelte';
import { Preferences } from './preferences.svelte';
import { Reread } from './reread';
import { Said, UNKNOWN_CODE } from './said.svelte';
import { sayLabel } from './sayLabel';
import { ShelfList } from './shelf.svelte';

/** Two frames from now: what is in the page is then really on the glass. */
const painted = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
  );

/** What names a package, or nothing here. */
export type ScannedView = Exclude<ScanView, { kind: 'key' }>;

const PACKABLE: ReadonlySet<StateKind> = new Set(['waiting', 'preparing', 'ready']);
const STALE = ['scan-stale', 'scan-stale-do'] as const;

export class Desk {
  station = $state.raw<StationView | null>(null);
  refused = $state.raw<Problem | null>(null);
  packers = $state.raw<PackerView[] | null>(null);
  /** Why the names could not be read, where they could not. */
  packersProblem = $state.raw<Problem | null>(null);
  /** Grows with every change: what asks the station by itself asks again. */
  changes = $state(0);

  readonly said = new Said();
  readonly place = new Place();
  readonly preferences: Preferences;
  readonly waiting: ShelfList;
  readonly packed: ShelfList;
  readonly sent: ShelfList;
  readonly open: OpenPackage;
  readonly handover: Handover;
  readonly attention: Attention;
  #painted = false;
  #scans = 0;
  #status = new Reread(() => this.#readStatus());

  constructor(readonly backend: Backend) {
    this.preferences = new Preferences(backend, this.said);
    this.waiting = new ShelfList(backend, 'waiting');
    this.packed = new ShelfList(backend, 'packed');
    this.sent = new ShelfList(backend, 'sent');
    this.open = new OpenPackage(backend, this.said);
    this.handover = new Handover(backend, this.said, this.packed);
    this.attention = new Attention(backend, this.said);
  }

  /** What the first picture needs, and no more; the rest is read once that is painted. */
  async start(): Promise<void> {
    try {
      const answer = await this.backend.start();
      if (answer.kind === 'refused') {
        this.refused = answer.problem;
        await this.preferences.speak(answer.language);
        return;
      }
      this.station = answer.station;
      if (answer.first) {
        this.packers = answer.first.packers;
        this.waiting.begin(answer.first.waiting);
      }
      await this.preferences.show(answer.preferences);
      // Later than the first picture is told of, so that nothing is asked or read beside it.
      void painted()
        .then(painted)
        .then(() => this.backend.onChanged((changed) => this.#changed(changed)));
    } catch (reason) {
      this.refused = asProblem(reason);
      // Not even the station's own guess at the language has arrived.
      await this.preferences.speak(languageOf(navigator.language));
    }
  }

  /** Told once; the benchmark listens. */
  firstListShown(): void {
    if (this.#painted) return;
    this.#painted = true;
    void painted().then(() => this.backend.firstListPainted().catch(() => undefined));
  }

  #changed(changed: ChangedView): void {
    this.changes += 1;
    void this.#status.again();
    if (this.packers === null) void this.readPackers();
    this.waiting.changed();
    this.packed.changed();
    this.sent.changed();
    this.open.changed(changed.packages);
    if (this.place.screen === 'attention') void this.attention.read();
  }

  async #readStatus(): Promise<void> {
    try {
      const view = await this.backend.status();
      if (view.revision >= (this.station?.revision ?? 0)) this.station = view;
    } catch (reason) {
      this.said.problem(asProblem(reason));
    }
  }

  go(screen: ScreenName): void {
    this.open.close();
    this.place.screen = screen;
    this.handover.done = null;
    if (screen === 'attention') void this.attention.read();
  }

  /** Out of what lies on top, then out of the package, then home. Loses nothing. */
  back(): void {
    if (this.place.overlay !== 'none') this.place.overlay = 'none';
    else if (this.said.refused) this.said.clear();
    else if (this.handover.asking) this.handover.stopAsking();
    else if (this.open.id !== null) this.open.close();
    else if (this.place.screen !== 'queue') this.go('queue');
  }

  openPackage(id: number): void {
    this.place.overlay = 'none';
    this.open.open(id);
  }

  /**
   * The first that still waits, other than the one on the table. What is on hold, out of stock or
   * waits for somebody's answer keeps its place in the queue, but nobody is sent there.
   */
  next(): number | null {
    const { rows, gone } = this.waiting;
    const may = (one: RowView) =>
      one.id !== this.open.id && one.mark !== 'attention' && PACKABLE.has(one.state.kind);
    return (rows ?? []).find((one) => may(one) && !gone.has(one.id))?.id ?? null;
  }

  /** From the package on the table to the next, by the list as it is when this is asked for. */
  async openNext(): Promise<void> {
    const from = this.open.id;
    await this.waiting.read();
    // The packer has gone elsewhere in the meantime.
    if (this.open.id !== from) return;
    const next = this.next();
    if (next === null) this.go('queue');
    else this.openPackage(next);
  }

  /**
   * A scan closes whatever can be closed: its answer is about the screen below. While boxes are
   * given to a driver every scan counts; elsewhere only the last one does. A form that waits for a
   * number takes a code that nobody knows; the slip of a package is never taken for one.
   */
  async scanned(text: string, alternative: string | null = null): Promise<void> {
    this.#scans += 1;
    const turn = this.#scans;
    const giving = this.place.screen === 'handover' && this.open.id === null;
    const taker = this.place.taker;
    if (taker === null) this.place.overlay = 'none';
    this.handover.stopAsking();
    try {
      if (!giving && taker === null && (await this.#scannedLabel(text))) return;
      const scan = await this.#readCode(text, alternative);
      if (scan.kind === 'key') return this.place.press?.(scan.key);
      if (!giving && taker === null && this.open.id === null && (await this.#taken(scan))) return;
      const late = taker === null && (await this.#printedLate(scan, giving));
      if (late === true) return;
      if (taker !== null && turn === this.#scans) {
        if (scan.kind === 'unknown' && taker === this.place.taker) return taker(scan.text);
        this.place.overlay = 'none';
      }
      if (giving) await this.handover.scanned(scan, text);
      else if (turn === this.#scans) this.#show(scan, text);
      // That no label comes out keeps no box from being looked at, or given away. Of an earlier box
      // it is not said over what was scanned since, but of each that is given away.
      const over = !giving && turn !== this.#scans;
      if (late === false || this.said.refused || over) return;
      if (giving) this.said.beside(late, text);
      else this.said.problem(late, text);
    } catch (reason) {
      if (!giving && turn !== this.#scans) return;
      this.place.overlay = 'none';
      this.open.close();
      this.said.problem(asProblem(reason), text);
    }
  }

  /** A screen that shows boxes may have wanted this one. */
  async #taken(scan: ScanView): Promise<boolean> {
    return (await this.place.first?.(scan)) ?? false;
  }

  /**
   * Its label came too late for the box, which is in somebody's hands again: it prints now. True
   * where it does, and why not where it should.
   */
  async #printedLate(scan: ScanView, giving: boolean): Promise<boolean | Problem> {
    if (scan.kind !== 'package' || scan.row.state.kind !== 'packed') return false;
    const { id, number } = scan.row;
    try {
      const prints = await this.backend.printScanned(id);
      if (prints.length === 0) return false;
    } catch (reason) {
      return asProblem(reason);
    }
    this.said.ok('labels-stick', { number });
    // While boxes are given away the list stays: this one goes along once it has its label.
    if (!giving) this.openPackage(id);
    return true;
  }

  /** The label that was just printed, scanned on its box: is it the right one? */
  async #scannedLabel(text: string): Promise<boolean> {
    const inHand = this.open.id;
    if (inHand === null || !this.open.labelled) return false;
    const label = await this.backend.scanLabel(text, inHand);
    if (label.kind === 'unknown') return false;
    sayLabel(this.said, label, text);
    return true;
  }

  #show(scan: ScannedView, text: string): void {
    if (scan.kind === 'unknown') {
      // The package that was on the table is not the one in the packer's hands.
      this.open.close();
      this.said.no(UNKNOWN_CODE, {}, text);
      return;
    }
    const { number, recipient } = scan.row;
    if (scan.kind === 'staleLabel') this.said.no(STALE, { number }, text);
    else if (recipient === '') this.said.ok('scan-found-unnamed', { number }, text);
    else this.said.ok('scan-found', { number, recipient }, text);
    this.openPackage(scan.row.id);
  }

  /** A scanner may type for another keyboard than the computer's; then only this is known. */
  async #readCode(text: string, alternative: string | null): Promise<ScanView> {
    const scan = await this.backend.scan(text);
    if (scan.kind !== 'unknown' || alternative === null) return scan;
    const other = await this.backend.scan(alternative);
    return other.kind === 'unknown' ? scan : other;
  }

  async readPackers(): Promise<void> {
    this.packersProblem = null;
    try {
      this.packers = await this.backend.packers();
    } catch (reason) {
      this.packersProblem = asProblem(reason);
    }
  }

  async signIn(packer: number): Promise<void> {
    const done = await this.#try(() => this.backend.signIn(packer));
    await this.#status.again();
    // Otherwise the question stands, and the reason with it.
    if (!done) return;
    if (this.said.refused) this.said.clear();
    this.place.overlay = 'none';
    if (this.open.id !== null) this.open.open(this.open.id);
  }

  async signOut(): Promise<void> {
    await this.#try(() => this.backend.signOut());
    await Promise.all([this.#status.again(), this.readPackers()]);
  }

  async addPacker(name: string): Promise<void> {
    await this.#try(async () => {
      const packer = await this.backend.addPacker(name);
      await this.readPackers();
      await this.signIn(packer.id);
    });
  }

  changePacker(): void {
    void this.readPackers();
    this.place.overlay = 'who';
  }

  async syncNow(): Promise<void> {
    await this.#try(async () => {
      await this.backend.syncNow();
      this.said.ok('more-sync-done');
    });
  }

  async printCard(): Promise<void> {
    await this.#try(async () => {
      const { printerName } = await this.backend.printCard();
      this.said.ok('labels-said-printing', { number: t('document-card'), printer: printerName });
    });
  }

  async switchLine(line: LineSwitch): Promise<void> {
    await this.#try(() => this.backend.switchLine(line));
  }

  /** False where it failed, which is then said. */
  async #try(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (reason) {
      this.said.problem(asProblem(reason));
      return false;
    }
  }
}

const KEY = Symbol('desk');

export function giveDesk(desk: Desk): void {
  setContext(KEY, desk);
}

export function useDesk(): Desk {
  return getContext<Desk>(KEY);
}
