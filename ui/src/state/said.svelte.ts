// What the station last said: the one line that every scan and every act answers on. A refusal
// stays until a right scan or a tap; it also takes the large button away, so that nobody goes on
// with the package that was on the table before.
import { problemWords, t } from '../words';
import type { Args } from '../words';
import type { Problem } from '../backend/bindings';

export const UNKNOWN_CODE = ['scan-unknown', 'scan-unknown-do'] as const;

export interface Sentence {
  tone: 'ok' | 'bad';
  /** Functions, so that a change of language reaches what is already on screen. */
  what: () => string;
  todo: () => string;
  /** The raw code that was scanned, where there is one. */
  code: string;
}

export class Said {
  sentence = $state.raw<Sentence | null>(null);
  /** Grows with each sentence: the same words twice are still two answers. */
  turn = $state(0);

  get refused(): boolean {
    return this.sentence?.tone === 'bad';
  }

  ok(key: string, args: Args = {}, code = ''): void {
    this.#say({ tone: 'ok', what: () => t(key, args), todo: () => '', code });
  }

  /** Keys of what is so and of what to do now. */
  no([what, todo]: readonly [string, string], args: Args = {}, code = ''): void {
    this.#say({
      tone: 'bad',
      what: () => t(what, args),
      todo: () => t(todo, args),
      code,
    });
  }

  problem(problem: Problem, code = ''): void {
    this.#say({
      tone: 'bad',
      what: () => problemWords(problem).what,
      todo: () => problemWords(problem).todo,
      code,
    });
  }

  /** What is wrong beside what was just said, which is so all the same. */
  beside(problem: Problem, code: string): void {
    const so = this.sentence?.what ?? (() => '');
    this.#say({
      tone: 'bad',
      what: () => `${so()}. ${problemWords(problem).what}`,
      todo: () => problemWords(problem).todo,
      code,
    });
  }

  clear(): void {
    this.sentence = null;
  }

  #say(sentence: Sentence): void {
    this.sentence = sentence;
    this.turn += 1;
  }
}
