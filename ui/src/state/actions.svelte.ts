// All that can be done with the package on the table, and the one of them that was chosen. Decides
// nothing: what may be done is the station's answer, asked again with every change.
import { asProblem, type Backend } from '../backend';
import type { ActionView, ActionsView, ActView, Problem, RowView } from '../backend/bindings';
import { t } from '../words';
import { kebab } from '../shown/labels';
import { Draft, type Lacking } from './draft.svelte';
import { Reread } from './reread';
import type { Said } from './said.svelte';

/** Once sent, nothing that the station offers brings these back: they are asked for twice. */
const FOR_GOOD: ReadonlySet<ActView> = new Set([
  'ship',
  'orderShipment',
  'shipWithoutIntegration',
  'shipAdvanced',
  'markDelivered',
  'markUndelivered',
  'notFound',
  'linesNotFound',
  'refuse',
  'packForRefund',
]);

/** A form or a question comes before it. */
export function asks(action: ActionView): boolean {
  return action.needs !== 'nothing' || FOR_GOOD.has(action.act);
}

export class Actions {
  view = $state.raw<ActionsView | null>(null);
  problem = $state.raw<Problem | null>(null);
  #act = $state<ActView | null>(null);
  draft = $state.raw<Draft | null>(null);
  lacking = $state<Lacking | null>(null);
  #busy = false;
  #reread = new Reread(() => this.#read());

  constructor(
    private readonly backend: Backend,
    private readonly said: Said,
    private readonly row: RowView,
  ) {}

  /** As the station now judges it, however it was when it was chosen. */
  get chosen(): ActionView | null {
    return this.view?.actions.find((one) => one.act === this.#act) ?? null;
  }

  get forGood(): boolean {
    return this.#act !== null && FOR_GOOD.has(this.#act);
  }

  read(): Promise<void> {
    return this.#reread.again();
  }

  /** True where it is done and nothing is left to ask. */
  async choose(action: ActionView, now: number): Promise<boolean> {
    if (this.view === null) return false;
    this.draft = new Draft(this.view, this.row.carrier, now);
    this.lacking = null;
    this.#act = action.act;
    if (asks(action)) return false;
    const done = await this.save();
    this.#act = null;
    return done;
  }

  leave(): void {
    this.#act = null;
    this.lacking = null;
  }

  /** One at a time: a second tap while the first is being saved is the same tap. */
  async save(): Promise<boolean> {
    const { chosen, draft } = this;
    if (chosen === null || draft === null || this.#busy) return false;
    this.lacking = draft.lacking(chosen.needs);
    if (this.lacking !== null) return false;
    this.#busy = true;
    try {
      await this.backend.act(this.row.id, draft.input(chosen.act));
      const { number } = this.row;
      this.said.ok('actions-said', { number, step: t(`act-${kebab(chosen.act)}`) });
      return true;
    } catch (reason) {
      this.said.problem(asProblem(reason));
      return false;
    } finally {
      this.#busy = false;
    }
  }

  async #read(): Promise<void> {
    try {
      this.view = await this.backend.actions(this.row.id);
      this.problem = null;
    } catch (reason) {
      this.problem = asProblem(reason);
    }
  }
}
