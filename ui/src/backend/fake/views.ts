// What the screen sees of the station in memory: the OMS's copy with this desk's commands on top.
import type {
  AttentionKind,
  AttentionView,
  LineView,
  ListView,
  MarkView,
  PackageView,
  Problem,
  ProblemKey,
  QueuedView,
  RowView,
  Shelf,
  StateKind,
  WhereaboutsView,
} from '../bindings';
import { fold } from '../../state/fold';
import { leadsTo } from './actions';
import type { FakeCommand, FakePackage } from './model';

export function problem(key: ProblemKey, args: Record<string, string> = {}): Problem {
  return { key, args, retry: false };
}

export function commandsOf(commands: FakeCommand[], id: number): FakeCommand[] {
  return commands.filter((c) => c.package === id && c.delivery !== 'settled');
}

export function stateOf(pack: FakePackage, open: FakeCommand[]): StateKind {
  if (open.some((c) => c.delivery === 'attention')) return pack.state;
  return open.reduce((state, c) => leadsTo(c.act) ?? state, pack.state);
}

function markOf(open: FakeCommand[]): MarkView {
  const worst: MarkView[] = ['attention', 'inDoubt', 'sending', 'savedHere'];
  return worst.find((mark) => open.some((c) => c.delivery === mark)) ?? 'none';
}

/** One line that does not say how many leaves the whole unsaid. */
function piecesOf(lines: readonly LineView[]): number | null {
  return lines.reduce<number | null>(
    (sum, { quantity }) => (sum === null || quantity === null ? null : sum + quantity),
    0,
  );
}

export function rowOf(pack: FakePackage, commands: FakeCommand[]): RowView {
  const open = commandsOf(commands, pack.id);
  const row = {
    id: pack.id,
    number: pack.number,
    orderNumber: pack.orderNumber,
    recipient: pack.recipient,
    city: pack.city,
    pieces: piecesOf(pack.lines),
    state: { kind: stateOf(pack, open), raw: pack.raw },
    mark: markOf(open),
    dueAt: pack.dueAt,
    channel: pack.channel,
    carrier: pack.carrier,
    trackingNumber: pack.trackingNumber,
    modifiedAt: pack.modifiedAt,
    remembered: pack.remembered,
  };
  return { ...row, ready: whyNotShip(row, pack.untracked) === null };
}

const SHELVES: Record<Shelf, readonly StateKind[]> = {
  waiting: ['waiting', 'preparing', 'ready', 'outOfStock', 'blocked', 'other'],
  packed: ['packed', 'waitingLabel'],
  sent: ['shipped', 'delivered', 'deliveryFailed', 'attemptedDelivery', 'cancelled', 'gone'],
};

export function listOf(packages: FakePackage[], commands: FakeCommand[], shelf: Shelf): ListView {
  const rows = packages
    .map((pack) => rowOf(pack, commands))
    .filter((row) => SHELVES[shelf].includes(row.state.kind));
  const latestFirst = shelf === 'sent';
  rows.sort((a, b) =>
    latestFirst
      ? (b.modifiedAt ?? 0) - (a.modifiedAt ?? 0)
      : (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity),
  );
  return { rows, total: rows.length };
}

export function searchOf(packages: FakePackage[], commands: FakeCommand[], text: string): ListView {
  const wanted = fold(text);
  const rows = packages
    .map((pack) => rowOf(pack, commands))
    .filter((row) =>
      fold(
        `${row.number} ${row.orderNumber} ${row.recipient} ${row.city} ${row.trackingNumber ?? ''}`,
      ).includes(wanted),
    );
  return { rows: rows.slice(0, 50), total: rows.length };
}

type Judged = Omit<RowView, 'ready'>;

const WAITS: readonly StateKind[] = ['waiting', 'preparing', 'ready'];

/** What stands against every act from this state, in the order in which the station asks. */
function objection(row: Judged, otherwise: ProblemKey): Problem {
  const args = { number: row.number };
  switch (row.state.kind) {
    case 'cancelled':
    case 'cancellationWaiting':
      return problem('cancelled', args);
    case 'blocked':
      return problem('blocked', args);
    case 'gone':
      return problem('gone', args);
    case 'other':
      return problem('unknown-state', { ...args, state: row.state.raw });
    case 'shipped':
    case 'delivered':
    case 'attemptedDelivery':
    case 'deliveryFailed':
      return problem('already-shipped', args);
    default:
      return problem(otherwise, args);
  }
}

export function whyNotPack(row: Judged, packer: boolean): Problem | null {
  if (!packer) return problem('no-packer');
  if (row.mark === 'attention') return problem('needs-person-first', { number: row.number });
  return WAITS.includes(row.state.kind) ? null : objection(row, 'not-waiting');
}

export function whyNotLabel(row: Judged): Problem | null {
  const args = { number: row.number };
  if (row.state.kind === 'waiting') return problem('not-packed', args);
  if (row.state.kind === 'cancelled') return problem('cancelled', args);
  return row.trackingNumber ? null : problem('no-tracking-yet', args);
}

/** `untracked`: the shop gives this box to its own courier, who needs no number. */
export function whyNotShip(row: Judged, untracked: boolean): Problem | null {
  const args = { number: row.number };
  if (row.mark === 'attention') return problem('needs-person-first', args);
  if (row.state.kind === 'waitingLabel') return problem('waits-for-label', args);
  if (row.state.kind !== 'packed') return objection(row, 'not-packed');
  return row.trackingNumber || untracked ? null : problem('no-tracking-yet', args);
}

export function packageViewOf(
  pack: FakePackage,
  commands: FakeCommand[],
  packer: boolean,
): PackageView {
  const row = rowOf(pack, commands);
  const last = commandsOf(commands, pack.id).at(-1);
  return {
    row,
    lines: pack.lines,
    address: pack.address,
    phone: pack.phone,
    notes: pack.notes,
    giftNote: pack.giftNote,
    queryNumber: null,
    pack: whyNotPack(row, packer),
    ship: whyNotShip(row, pack.untracked),
    label: whyNotLabel(row),
    undo: last?.delivery === 'savedHere' ? last.id : null,
    paper: pack.paper,
    stands: null,
    story: pack.story.toSorted((a, b) => a.at - b.at),
    hasDocument: ['packed', 'shipped'].includes(row.state.kind),
    others: pack.others,
    askedAt: pack.modifiedAt,
  };
}

const FARTHEST: readonly WhereaboutsView[] = ['handedOver', 'labelled', 'packed', 'open'];

export function attentionOf(packages: FakePackage[], commands: FakeCommand[]): AttentionView[] {
  const cards = commands
    .filter((command) => command.delivery === 'attention')
    .flatMap((command) => {
      const pack = packages.find((one) => one.id === command.package);
      return pack ? [cardOf(pack, command, commands)] : [];
    });
  const far = (card: AttentionView) => FARTHEST.indexOf(card.whereabouts);
  return cards.toSorted((a, b) => far(a) - far(b) || a.madeAt - b.madeAt);
}

function cardOf(pack: FakePackage, command: FakeCommand, commands: FakeCommand[]): AttentionView {
  const { act, attention } = command;
  const over: AttentionKind[] = ['cancelled', 'gone', 'packedTwice'];
  const retry = !over.includes(attention);
  const open = commandsOf(commands, pack.id);
  return {
    command: command.id,
    kind: attention,
    act,
    step: act.startsWith('pack') ? 'pack' : act.startsWith('ship') ? 'ship' : 'other',
    whereabouts: whereabouts(pack, open),
    stands: null,
    row: rowOf(pack, commands),
    madeAt: command.madeAt,
    madeBy: command.madeBy,
    detail: command.detail,
    choices: retry ? ['retry', 'close'] : ['close'],
    held: open.slice(open.indexOf(command) + 1).map((later) => later.act),
  };
}

function whereabouts(pack: FakePackage, open: FakeCommand[]): WhereaboutsView {
  if (open.some((command) => command.act.startsWith('ship'))) return 'handedOver';
  if (pack.paper !== null) return 'labelled';
  return open.some((command) => command.act.startsWith('pack')) ? 'packed' : 'open';
}

export function queuedOf(packages: FakePackage[], commands: FakeCommand[]): QueuedView[] {
  return commands
    .filter((command) => command.delivery !== 'settled')
    .map((command) => ({
      command: command.id,
      package: command.package,
      number: packages.find((one) => one.id === command.package)?.number ?? '',
      act: command.act,
      delivery:
        command.delivery === 'attention'
          ? 'needsPerson'
          : command.delivery === 'settled'
            ? 'accepted'
            : command.delivery,
      attempts: command.delivery === 'savedHere' ? 0 : 1,
      madeAt: command.madeAt,
      madeBy: command.madeBy,
      held: commandsOf(commands, command.package)[0] !== command,
      foreign: command.foreign,
    }));
}
