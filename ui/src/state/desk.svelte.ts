// Everything the window knows, in one place that is handed down by context. Owns the one
// subscription to changes and tells each part to read again; patches nothing from an event.
import { getContext, setContext } from 'svelte';
import { asProblem, type Backend } from '../backend';
import type {
  ChangedView,
  ChoiceView,
  LineSwitch,
  PackerView,
  AttentionView,
  Problem,
  ScanView,
  StationView,
} from '../backend/bindings';
import { Handover } from './handover.svelte';
import { OpenPackage } from './open.svelte';
import { Place, type ScreenName } from './place.svelte';
import { Preferences } from './preferences.svelte';
import { Reread } from './reread';
import { Said, UNKNOWN_CODE } from './said.svelte';
import { ShelfList } from './shelf.svelte';

const STALE = ['scan-stale', 'scan-stale-do'] as const;

export class Desk {
  station = $state.raw<StationView | null>(null);
  refused = $state.raw<Problem | null>(null);
  packers = $state.raw<PackerView[] | null>(null);
  attention = $state.raw<AttentionView[] | null>(null);

  readonly said = new Said();
  readonly place = new Place();
  readonly preferences: Preferences;
  readonly waiting: ShelfList;
  readonly packed: ShelfList;
  readonly sent: ShelfList;
  readonly open: OpenPackage;
  readonly handover: Handover;
  #painted = false;
  #status = new Reread(() => this.#readStatus());
  #cards = new Reread(() => this.#readAttention());

  constructor(readonly backend: Backend) {
    this.preferences = new Preferences(backend, this.said);
    this.waiting = new ShelfList(backend, 'waiting');
    this.packed = new ShelfList(backend, 'packed');
    this.sent = new ShelfList(backend, 'sent');
    this.open = new OpenPackage(backend, this.said);
    this.handover = new Handover(backend, this.said, this.packed);
  }

  /** Everything that the first picture needs, side by side. */
  async start(): Promise<void> {
    this.backend.onChanged((changed) => this.#changed(changed));
    try {
      const answer = await this.backend.start();
      if (answer.kind === 'refused') {
        this.refused = answer.problem;
        await this.preferences.show(this.preferences.view);
        return;
      }
      this.station = answer.station;
      const signedIn = answer.station.packer !== null;
      await Promise.all([
        this.preferences.show(answer.preferences),
        this.waiting.read(),
        signedIn ? null : this.readPackers(),
      ]);
    } catch (reason) {
      this.refused = asProblem(reason);
      await this.preferences.show(this.preferences.view);
    }
  }

  /** Two frames after the first list: it is then really on the glass. */
  firstListShown(): void {
    if (this.#painted) return;
    this.#painted = true;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => void this.backend.firstListPainted().catch(() => undefined)),
    );
  }

  #changed(changed: ChangedView): void {
    if (changed.revision < (this.station?.revision ?? 0)) return;
    void this.#status.again();
    this.waiting.changed();
    this.packed.changed();
    this.sent.changed();
    this.open.changed(changed.packages);
    if (this.place.screen === 'attention') void this.#cards.again();
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
    if (screen === 'attention') void this.#cards.again();
  }

  /** Out of what lies on top, then out of the package, then home. Loses nothing. */
  back(): void {
    if (this.place.overlay !== 'none') this.place.overlay = 'none';
    else if (this.said.refused) this.said.clear();
    else if (this.handover.asking) this.handover.asking = false;
    else if (this.open.id !== null) this.open.close();
    else if (this.place.screen !== 'queue') this.go('queue');
  }

  openPackage(id: number): void {
    this.place.overlay = 'none';
    this.open.open(id);
  }

  /** The first that still waits, other than the one on the table. */
  next(): number | null {
    const rows = this.waiting.rows ?? [];
    const row = rows.find((one) => one.id !== this.open.id && !this.waiting.gone.has(one.id));
    return row?.id ?? null;
  }

  async scanned(text: string, alternative: string | null = null): Promise<void> {
    try {
      const scan = await this.#readCode(text, alternative);
      if (this.place.overlay === 'search') this.place.overlay = 'none';
      if (this.place.screen === 'handover' && this.open.id === null) {
        await this.handover.scanned(scan, text);
      } else if (scan.kind === 'unknown') {
        this.said.no(UNKNOWN_CODE, {}, text);
      } else {
        const { number, recipient } = scan.row;
        if (scan.kind === 'staleLabel') this.said.no(STALE, { number }, text);
        else this.said.ok('scan-found', { number, recipient }, text);
        this.openPackage(scan.row.id);
      }
    } catch (reason) {
      this.said.problem(asProblem(reason));
    }
  }

  /** A scanner may type for another keyboard than the computer's; then only this is known. */
  async #readCode(text: string, alternative: string | null): Promise<ScanView> {
    const scan = await this.backend.scan(text);
    if (scan.kind !== 'unknown' || alternative === null) return scan;
    const other = await this.backend.scan(alternative);
    return other.kind === 'unknown' ? scan : other;
  }

  readPackers(): Promise<void> {
    return this.#try(async () => {
      this.packers = await this.backend.packers();
    });
  }

  async signIn(packer: number): Promise<void> {
    await this.#try(() => this.backend.signIn(packer));
    await this.#status.again();
    this.place.overlay = 'none';
    if (this.open.id !== null) this.open.open(this.open.id);
  }

  async addPacker(name: string): Promise<void> {
    await this.#try(async () => {
      const packer = await this.backend.addPacker(name);
      await this.signIn(packer.id);
    });
  }

  changePacker(): void {
    void this.readPackers();
    this.place.overlay = 'who';
  }

  async answer(card: AttentionView, choice: ChoiceView): Promise<void> {
    await this.#try(async () => {
      await this.backend.answer(card.command, choice);
      this.said.ok(`attention-said-${choice}`, { number: card.row.number });
    });
    await this.#cards.again();
  }

  syncNow(): Promise<void> {
    return this.#try(async () => {
      await this.backend.syncNow();
      this.said.ok('more-sync-done');
    });
  }

  switchLine(line: LineSwitch): Promise<void> {
    return this.#try(() => this.backend.switchLine(line));
  }

  async #readAttention(): Promise<void> {
    await this.#try(async () => {
      this.attention = await this.backend.attention();
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (reason) {
      this.said.problem(asProblem(reason));
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
