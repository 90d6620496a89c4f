// The backend over the station in memory, and `window.__fake`, by which tests play the other side.
import type { Backend } from '../backend';
import type {
  ActView,
  AnswerInput,
  AttentionKind,
  ConditionKind,
  HandoverView,
  KeyView,
  LabelPlanView,
  PaperView,
  ProblemKey,
  ScanView,
  StartView,
} from '../bindings';
import { kebab } from '../../shown/labels';
import { act, actionsOf } from './actions';
import { tell, type FakePackage } from './model';
import { pages, picture } from './printing';
import { optionsOf, type FakeOptions } from './options';
import { FakeStation } from './station';
import {
  attentionOf,
  listOf,
  packageViewOf,
  problem,
  queuedOf,
  rowOf,
  searchOf,
  whyNotLabel,
  whyNotPack,
  whyNotShip,
} from './views';

export function openFake(search: URLSearchParams): Backend {
  const options = optionsOf(search);
  const station = new FakeStation(options);
  const calls: string[] = [];
  const failing: Failing = new Map();
  Object.assign(window, { __fake: driverOf(station, calls, failing) });
  return fallible(backendOf(station, options, calls), failing);
}

/** The fake's own command card has words where the real one has digits. */
const CARD = 'key-';
const KEYS: readonly KeyView[] = ['primary', 'label', 'undo', 'back', 'queue', 'labels'];

/** As many as the real station gives the page to begin with. */
const FIRST_ROWS = 40;

type Failing = Map<keyof Backend, ProblemKey>;

/** The same station, whose calls reject where a test wants them to. */
function fallible(backend: Backend, failing: Failing): Backend {
  return new Proxy(backend, {
    get(target, name: keyof Backend) {
      const key = failing.get(name);
      return key === undefined ? target[name] : () => Promise.reject(problem(key));
    },
  });
}

/** What tests may do to the station that no packer can. */
function driverOf(station: FakeStation, calls: string[], failing: Failing) {
  return {
    calls,
    tick: (ms: number) => station.agenda.tick(ms),
    setNow: (at: number) => station.agenda.setNow(at),
    unplug: () => station.unplug(),
    plug: () => station.setLink({ kind: 'up' }),
    signOutOfOms: () => station.setLink({ kind: 'signedOut' }),
    portal: () => station.setLink({ kind: 'portal' }),
    untrust: () => station.setLink({ kind: 'untrusted' }),
    arrive: () => station.arrive(),
    deliver: (id: number) => station.deliver(id),
    refuse: (id: number) => station.refusing.add(id),
    /** As if it had been done on this desk's screen. */
    save: (id: number, act: ActView) => station.enqueue(station.find(id), act).id,
    cancel: (id: number) => end(station, id, 'cancelled'),
    remove: (id: number) => end(station, id, 'gone'),
    become: (id: number, change: Partial<FakePackage>) => {
      Object.assign(station.find(id), change);
      station.changed([id]);
    },
    /** The order system has forgotten the last so many steps that it had confirmed. */
    goBack: (steps: number) => {
      const done = station.commands.filter((one) => one.delivery === 'settled').slice(-steps);
      const lost = done.map((one) => ({ ...one, delivery: 'sending' as const }));
      const views = queuedOf(station.packages, lost).map((one) => ({
        ...one,
        delivery: 'accepted' as const,
        held: false,
      }));
      station.lost = { noticedAt: station.agenda.now(), commands: views };
      station.changed();
    },
    /** What is saved here was made for another sign-in. */
    signInElsewhere: () => {
      for (const command of station.commands) command.foreign = command.delivery === 'savedHere';
      station.changed();
    },
    sendAlong: (count: number) => {
      station.sentAlong = count;
      station.changed();
    },
    salvage: (inDoubt: number) => {
      const at = station.agenda.now();
      const aside = 'station.db.damaged-1';
      station.notice = { kind: 'salvaged', at, inDoubt, aside };
      station.changed();
    },
    /** The last step of a package is one that a person has to decide. */
    ask: (id: number, kind: AttentionKind) => {
      const command = station.commands.findLast((one) => one.package === id);
      if (command) station.needsPerson(command, kind, '');
    },
    setUpPrinter: () => station.setUpPrinter(),
    /** How the printers are doing, and whether they say what became of a print. */
    printer: (kind: ConditionKind) => station.printing.become(kind),
    /** Labels that have come until now came too late for their boxes. */
    late: (ids: number[]) => (station.printing.late = new Set(ids)),
    plan: (id: number, plan: Partial<LabelPlanView>) => station.printing.plans(id, plan),
    silence: (on: boolean) => (station.printing.silent = on),
    /** Every call of that name fails until told otherwise. */
    fail: (name: keyof Backend, key: ProblemKey | null) => {
      if (key === null) failing.delete(name);
      else failing.set(name, key);
    },
    reroute: (id: number, carrier: string, trackingNumber: string) => {
      const pack = station.find(id);
      station.printing.rerouted(pack, pack.carrier ?? '', pack.trackingNumber ?? '');
      Object.assign(pack, { carrier, trackingNumber });
      if (pack.paper) pack.paper = { ...pack.paper, stale: true };
      station.changed([id]);
    },
    rows: (shelf: 'waiting' | 'packed' | 'sent') =>
      listOf(station.packages, station.commands, shelf).rows,
  };
}

export type FakeDriver = ReturnType<typeof driverOf>;

function end(station: FakeStation, id: number, state: 'cancelled' | 'gone'): void {
  const pack = station.find(id);
  pack.state = state;
  if (state === 'cancelled') tell(pack, station.agenda.now(), 'cancelled');
  for (const command of station.commands) {
    if (command.package === id && command.delivery === 'savedHere') {
      station.needsPerson(command, state, '');
    }
  }
  station.changed([id]);
}

function backendOf(station: FakeStation, options: FakeOptions, calls: string[]): Backend {
  const { packages, commands, printing } = station;
  const signedIn = () => station.packer !== null;
  return {
    start: async () => start(station, options),
    status: async () => station.view(),
    packers: async () => [...station.people],
    addPacker: async (name) => {
      const packer = { id: station.people.length + 1, name };
      station.people = [...station.people, packer];
      return packer;
    },
    signIn: async (id) => {
      station.packer = station.people.find((one) => one.id === id) ?? null;
      station.changed();
    },
    signOut: async () => {
      station.packer = null;
      station.changed();
    },
    list: async (shelf) => listOf(packages, commands, shelf),
    search: async (text) => searchOf(packages, commands, text),
    package: async (id) => packageViewOf(station.find(id), commands, signedIn()),
    markPacked: async (id) => {
      const pack = station.find(id);
      const objection = whyNotPack(rowOf(pack, commands), signedIn());
      if (objection) throw objection;
      return { command: station.enqueue(pack, 'pack').id, package: id };
    },
    actions: async (id) => actionsOf(station, station.find(id)),
    act: async (id, input) => ({ command: act(station, station.find(id), input), package: id }),
    withdraw: async (id) => withdraw(station, id),
    drawLabel: async (id) => drawLabel(station, station.find(id)),
    handOver: async (carrier, ids) => handOver(station, carrier, ids),
    attention: async () => attentionOf(packages, commands),
    answer: async (id, asked, answer) => answerTo(station, id, { asked, answer }),
    queue: async () => queuedOf(packages, commands),
    rebind: async () => {
      const foreign = commands.filter((one) => one.foreign && one.delivery !== 'settled');
      for (const command of foreign) command.foreign = false;
      station.changed();
      station.drain();
      return { commands: foreign.length };
    },
    lost: async () => station.lost,
    goOn: async () => {
      station.lost = null;
      station.changed();
      station.drain();
    },
    scan: async (text) => scan(station, text),
    labels: async () => printing.view(),
    labelPlan: async (id) => printing.plan(station.find(id)),
    prints: async (id) => printing.prints.filter((one) => one.package === id),
    printLabel: async (id) => [printing.print(station.find(id), 'asked')],
    printLabels: async (ids) => ({
      prints: ids.map((id) => printing.print(station.find(id), 'batch')),
      refused: [],
    }),
    reprint: async (id, _parcel, why) => printing.print(station.find(id), 'again', why),
    printScanned: async (id) => printing.scanned(station.find(id)),
    printSlip: async (id) => printing.paper('slip', station.find(id)),
    printDocument: async (id) => printing.paper('document', station.find(id)),
    printHandover: async () => printing.paper('handover'),
    printCard: async () => printing.paper('card'),
    setParcels: async (id, parcels) => printing.setParcels(station.find(id), parcels),
    voidLabel: async (id) => printing.makeVoid(station.find(id)),
    scanLabel: async (text, inHand) => printing.scan(text, inHand),
    cameOut: async (id, yes) => printing.end(id, yes ? 'printed' : 'failed'),
    cancelPrint: async (id) => printing.end(id, 'cancelled'),
    closePrint: async (id) => printing.leave(id),
    printPreview: async (id) => picture(printing.prints.find((one) => one.id === id)?.number ?? ''),
    labelPreview: async (id) => picture(station.find(id).number),
    documentPreview: async (id) => pages(station.find(id).number),
    findPrinters: async () => printing.near,
    askPrinter: async () => printing.said(),
    addPrinter: async (input) => printing.add(input),
    setUses: async (id, uses) => printing.change(id, { uses }),
    removePrinter: async (id) => printing.remove(id),
    testPage: async (id) => printing.test(id),
    acceptPrinter: async (id, code) => printing.accept(id, code),
    syncNow: async () => {
      calls.push('syncNow');
      station.changed();
    },
    setPreferences: async (preferences) => {
      station.preferences = preferences;
    },
    firstListPainted: async () => void calls.push('firstListPainted'),
    switchLine: async (line) =>
      line === 'unplug' ? station.unplug() : station.setLink({ kind: 'up' }),
    onChanged: (listener) => {
      calls.push('onChanged');
      return station.onChanged(listener);
    },
  };
}

function start(station: FakeStation, options: FakeOptions): StartView {
  if (options.refused) {
    const args = {
      path: '~/.local/share/packing-station',
      file: 'station.toml',
      line: '7',
      key: 'oms.url',
      allowed: 'https://…',
      found: 'htp:/oms',
      version: '9',
      log: 'b7f2',
    };
    const refusal = { ...problem(options.refused, args), retry: options.retry };
    return { kind: 'refused', problem: refusal, language: options.language };
  }
  const { rows, total } = listOf(station.packages, station.commands, 'waiting');
  return {
    kind: 'ready',
    preferences: station.preferences,
    station: station.view(),
    first: { waiting: { rows: rows.slice(0, FIRST_ROWS), total }, packers: [...station.people] },
  };
}

interface Answered {
  asked: AttentionKind;
  answer: AnswerInput;
}

function answerTo(station: FakeStation, id: string, { asked, answer }: Answered): void {
  const command = station.findCommand(id);
  if (command.attention !== asked) throw problem('question-changed');
  command.delivery = answer.choice === 'retry' ? 'savedHere' : 'settled';
  if (answer.choice === 'close') {
    const who = station.packer?.name ?? null;
    const because = kebab(answer.because);
    tell(station.find(command.package), station.agenda.now(), 'closed', who, because);
  }
  station.changed([command.package]);
  station.drain();
}

function withdraw(station: FakeStation, id: string): void {
  const command = station.findCommand(id);
  const pack = station.find(command.package);
  if (command.delivery !== 'savedHere') {
    throw problem('too-late-to-undo', { number: pack.number });
  }
  command.delivery = 'settled';
  tell(pack, station.agenda.now(), 'withdrawn', station.packer?.name ?? null);
  station.changed([pack.id]);
}

function drawLabel(station: FakeStation, pack: FakePackage): PaperView {
  const objection = whyNotLabel(rowOf(pack, station.commands));
  if (objection) throw objection;
  const paper: PaperView = {
    path: `~/.local/share/packing-station/labels/${pack.number}.pdf`,
    carrier: pack.carrier ?? '',
    trackingNumber: pack.trackingNumber ?? '',
    drawnAt: station.agenda.now(),
    stale: false,
    overflow: pack.recipient.length > 20,
    missingGlyphs: /[α-ω]/u.test(pack.recipient) ? 'ΐ' : '',
  };
  pack.paper = paper;
  tell(pack, paper.drawnAt, 'labelDrawn', station.packer?.name ?? null, paper.trackingNumber);
  station.changed([pack.id]);
  return paper;
}

function handOver(station: FakeStation, carrier: string, ids: number[]): HandoverView {
  const handover: HandoverView = { id: station.agenda.now(), carrier, saved: [], refused: [] };
  for (const id of ids) {
    const pack = station.find(id);
    const own = pack.carrier ?? '';
    const other = problem('wrong-carrier', { number: pack.number, carrier: own });
    const objection = whyNotShip(rowOf(pack, station.commands), pack.untracked);
    const reason = own === carrier ? objection : other;
    if (reason) {
      handover.refused.push({ package: id, number: pack.number, problem: reason });
    } else {
      handover.saved.push({ command: station.enqueue(pack, 'ship').id, package: id });
    }
  }
  return handover;
}

function scan(station: FakeStation, text: string): ScanView {
  const code = text.trim();
  const key = KEYS.find((one) => CARD + one === code);
  if (key !== undefined) return { kind: 'key', key };
  const pack = station.packages.find((one) =>
    [one.number, one.orderNumber, one.trackingNumber].includes(code),
  );
  if (!pack) return { kind: 'unknown', text: code };
  const row = rowOf(pack, station.commands);
  const stale = pack.paper?.stale === true && code === pack.paper.trackingNumber;
  return { kind: stale ? 'staleLabel' : 'package', row };
}
