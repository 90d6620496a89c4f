// A whole station in memory, with an order system on the other side that can be unplugged. It
// behaves as the real one promises to, so that the screen can be designed and tested without Rust.
import type {
  ActionInput,
  ActView,
  AttentionKind,
  ChangedView,
  CountsView,
  LinkView,
  LostView,
  NoticeView,
  PackerView,
  PreferencesView,
  QueueView,
  StationView,
} from '../bindings';
import { apply } from './actions';
import { Agenda } from './agenda';
import { FakePrinting } from './printing';
import { dayOf, packageOf } from './catalogue';
import { tell, trackingNumberOf, type FakeCommand, type FakePackage } from './model';
import type { FakeOptions } from './options';
import { commandsOf, listOf, problem } from './views';

/** Slow enough to be seen, quick enough not to be waited for. */
const SEND_MS = 500;
const ANSWER_MS = 700;
const TRACKING_MS = 1_200;
const DELIVERY_MS = 20_000;

export class FakeStation {
  readonly agenda: Agenda;
  readonly printing: FakePrinting;
  packages: FakePackage[];
  commands: FakeCommand[] = [];
  people: PackerView[];
  packer: PackerView | null;
  preferences: PreferencesView;
  link: LinkView = { kind: 'up' };
  refusing = new Set<number>();
  notice: NoticeView | null = null;
  /** What the order system lost by going back, while nobody has looked. */
  lost: LostView | null = null;
  #training: boolean;
  #revision = 1;
  #commandNo = 0;
  #refreshedAt: number;
  #listeners = new Set<(changed: ChangedView) => void>();

  constructor(options: FakeOptions) {
    this.agenda = new Agenda(options.manual, options.now);
    this.packages = dayOf(options.packages, options.now);
    this.people = options.people ? ['Ayşe', 'Deniz', 'محمد', 'Jörg'].map(personOf) : [];
    this.packer = options.packer ? (this.people[1] ?? null) : null;
    this.preferences = {
      language: options.language,
      theme: options.theme,
      textSize: options.textSize,
    };
    this.printing = new FakePrinting(this);
    if (options.printer) this.setUpPrinter();
    this.#training = options.training;
    this.#refreshedAt = options.now;
  }

  /** Packages of other stores that the order system sends as well. */
  sentAlong = 0;

  setUpPrinter(): void {
    const place = { kind: 'raw', address: '10.0.0.7:9100' } as const;
    const printer = this.printing.add({
      name: 'Zebra 1',
      place,
      format: 'zpl',
      dpi: 203,
      media: 'inch4x6',
    });
    const uses = [{ document: 'label' as const, carrier: null }];
    const acceptedAt = this.agenda.now();
    this.printing.change(printer.id, { uses, acceptedAt, acceptedBy: 'Jörg' });
  }

  onChanged(listener: (changed: ChangedView) => void): () => void {
    this.#listeners.add(listener);
    queueMicrotask(() => listener({ revision: this.#revision, packages: [] }));
    return () => this.#listeners.delete(listener);
  }

  changed(packages: number[] = []): void {
    this.#revision += 1;
    const changed = { revision: this.#revision, packages };
    // Listeners hear of it after the call that caused it has answered, as with the real station.
    queueMicrotask(() => this.#listeners.forEach((listener) => listener(changed)));
  }

  find(id: number): FakePackage {
    const pack = this.packages.find((one) => one.id === id);
    if (!pack) throw problem('unknown-package', { number: String(id) });
    return pack;
  }

  findCommand(id: string): FakeCommand {
    const command = this.commands.find((one) => one.id === id);
    if (!command) throw problem('bug', { log: id });
    return command;
  }

  enqueue(pack: FakePackage, act: ActView, input: ActionInput | null = null): FakeCommand {
    this.#commandNo += 1;
    const command: FakeCommand = {
      id: `fake:${this.#commandNo}`,
      package: pack.id,
      act,
      input,
      delivery: 'savedHere',
      attention: 'refused',
      detail: '',
      foreign: false,
      madeAt: this.agenda.now(),
      madeBy: this.packer?.name ?? '',
    };
    this.commands.push(command);
    const what = storyOf(act);
    if (what !== null) tell(pack, this.agenda.now(), what, command.madeBy);
    if (what === 'packedHere') this.printing.itself(pack);
    this.changed([pack.id]);
    this.drain();
    return command;
  }

  /** One command of a package at a time, in order, and only while the line is up. */
  drain(): void {
    if (this.link.kind !== 'up' || this.lost !== null) return;
    for (const command of this.commands) {
      const first = commandsOf(this.commands, command.package)[0];
      if (command.delivery !== 'savedHere' || first !== command || command.foreign) continue;
      this.agenda.after(SEND_MS, () => this.#send(command));
    }
  }

  #send(command: FakeCommand): void {
    if (command.delivery !== 'savedHere' || this.link.kind !== 'up') return;
    if (this.lost !== null || command.foreign) return;
    command.delivery = 'sending';
    this.changed([command.package]);
    this.agenda.after(ANSWER_MS, () => this.#answer(command));
  }

  #answer(command: FakeCommand): void {
    const waits = command.delivery === 'sending' || command.delivery === 'inDoubt';
    if (!waits || this.link.kind !== 'up') return;
    const pack = this.find(command.package);
    if (pack.state === 'cancelled' || pack.state === 'gone') {
      this.needsPerson(command, pack.state, '');
    } else if (this.refusing.delete(pack.id)) {
      this.needsPerson(command, 'refused', '406: The package is being re-planned.');
    } else {
      this.#settle(command, pack);
    }
    this.drain();
  }

  needsPerson(command: FakeCommand, kind: AttentionKind, detail: string): void {
    command.delivery = 'attention';
    command.attention = kind;
    command.detail = detail;
    const what = kind === 'refused' ? 'refused' : 'needsPerson';
    tell(this.find(command.package), this.agenda.now(), what, null, detail);
    this.changed([command.package]);
  }

  #settle(command: FakeCommand, pack: FakePackage): void {
    command.delivery = 'settled';
    if (command.input) apply(pack, command.input);
    else pack.state = command.act === 'pack' ? 'packed' : 'shipped';
    pack.modifiedAt = this.agenda.now();
    tell(pack, pack.modifiedAt, 'confirmed');
    this.changed([pack.id]);
    const what = storyOf(command.act);
    if (what === 'packedHere') {
      this.agenda.after(TRACKING_MS, () => {
        pack.trackingNumber ??= trackingNumberOf(pack);
        this.printing.itself(pack);
        this.changed([pack.id]);
      });
    } else if (what === 'shippedHere') {
      this.agenda.after(DELIVERY_MS, () => this.deliver(pack.id));
    }
  }

  deliver(id: number): void {
    const pack = this.find(id);
    pack.state = 'delivered';
    pack.modifiedAt = this.agenda.now();
    tell(pack, pack.modifiedAt, 'delivered', null, pack.carrier ?? '');
    this.changed([id]);
  }

  arrive(): number {
    const pack = packageOf(this.packages.length, this.agenda.now());
    pack.dueAt = this.agenda.now() + 10 * 60_000;
    this.packages.push(pack);
    this.changed([pack.id]);
    return pack.id;
  }

  setLink(link: LinkView): void {
    this.link = link;
    if (link.kind === 'up') {
      this.#refreshedAt = this.agenda.now();
      for (const command of this.commands.filter((one) => one.delivery === 'inDoubt')) {
        this.agenda.after(ANSWER_MS, () => this.#answer(command));
      }
    } else {
      for (const command of this.commands) {
        if (command.delivery === 'sending') command.delivery = 'inDoubt';
      }
    }
    this.changed();
    this.drain();
  }

  unplug(): void {
    const since = this.agenda.now();
    this.setLink({ kind: 'down', since, tries: 1, retryAt: since + 60_000 });
  }

  view(): StationView {
    if (this.link.kind === 'up') this.#refreshedAt = this.agenda.now();
    return {
      revision: this.#revision,
      stationName: 'Desk 2',
      store: 'Kadıköy',
      training: this.#training,
      packer: this.packer,
      link: this.link,
      queue: this.#queue(),
      counts: this.#counts(),
      labels: this.printing.tasks,
      refreshedAt: this.#refreshedAt,
      evidence: 'ownRows',
      wentBack: this.lost !== null,
      secret: 'keychain',
      foreign: this.sentAlong,
      notice: this.notice,
      version: '0.1.0',
      dataDir: '~/.local/share/packing-station',
    };
  }

  #queue(): QueueView {
    const of = (delivery: FakeCommand['delivery']) =>
      this.commands.filter((command) => command.delivery === delivery).length;
    return {
      savedHere: of('savedHere'),
      sending: of('sending'),
      inDoubt: of('inDoubt'),
      attention: of('attention'),
      foreign: this.commands.filter(isForeign).length,
    };
  }

  #counts(): CountsView {
    const waiting = listOf(this.packages, this.commands, 'waiting').rows;
    const now = this.agenda.now();
    return {
      waiting: waiting.length,
      late: waiting.filter((row) => row.dueAt !== null && row.dueAt < now).length,
      packed: listOf(this.packages, this.commands, 'packed').total,
      sent: listOf(this.packages, this.commands, 'sent').total,
    };
  }
}

const isForeign = (command: FakeCommand) => command.foreign && command.delivery !== 'settled';

/** What the history tells of an act that is saved here; most acts tell nothing. */
function storyOf(act: ActView): 'packedHere' | 'shippedHere' | null {
  if (act.startsWith('pack')) return 'packedHere';
  return act.startsWith('ship') ? 'shippedHere' : null;
}

function personOf(name: string, index: number): PackerView {
  return { id: index + 1, name };
}
