// What only a person can decide: questions about single packages, and the two about this desk's
// whole queue. Nothing here ends without a name, which is the station's to write down.
import { asProblem, type Backend } from '../backend';
import type {
  AnswerInput,
  AttentionView,
  LostView,
  QueuedView,
  StationView,
} from '../backend/bindings';
import { Reread } from './reread';
import type { Said } from './said.svelte';

/** How many things wait for a person; the number on the rail. */
export function needs(station: StationView | null): number {
  if (station === null) return 0;
  const whole = Number(station.wentBack) + Number(station.queue.foreign > 0);
  return station.queue.attention + whole;
}

export class Attention {
  cards = $state.raw<AttentionView[] | null>(null);
  lost = $state.raw<LostView | null>(null);
  /** Saved for another sign-in. */
  foreign = $state.raw<readonly QueuedView[]>([]);
  #reread = new Reread(() => this.#read());

  constructor(
    private readonly backend: Backend,
    private readonly said: Said,
  ) {}

  read(): Promise<void> {
    return this.#reread.again();
  }

  answer(card: AttentionView, answer: AnswerInput): Promise<void> {
    return this.#try(async () => {
      await this.backend.answer(card.command, card.kind, answer);
      const waits = card.kind === 'labelLate' && answer.choice === 'retry';
      const said = waits ? 'wait-on' : answer.choice;
      this.said.ok(`attention-said-${said}`, { number: card.row.number });
    });
  }

  goOn(): Promise<void> {
    return this.#try(async () => {
      await this.backend.goOn();
      this.said.ok('attention-said-went-on');
    });
  }

  rebind(): Promise<void> {
    return this.#try(async () => {
      const { commands } = await this.backend.rebind();
      this.said.ok('attention-said-rebound', { count: commands });
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (reason) {
      this.said.problem(asProblem(reason));
    }
    await this.read();
  }

  async #read(): Promise<void> {
    try {
      const [cards, lost, queue] = await Promise.all([
        this.backend.attention(),
        this.backend.lost(),
        this.backend.queue(),
      ]);
      this.lost = lost;
      this.foreign = queue.filter((one) => one.foreign);
      this.cards = cards;
    } catch (reason) {
      this.said.problem(asProblem(reason));
    }
  }
}
