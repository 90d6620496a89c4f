// Why something may not be done, in the few words that fit beside it: nobody has tried it, so
// nothing is said of what became of it.
import type { Problem, ProblemKey } from '../backend/bindings';
import { problemWords, t } from '../words';

/** What our own rules say before anything is written. */
const RULES: ReadonlySet<ProblemKey> = new Set([
  'not-waiting',
  'not-packed',
  'not-shipped',
  'not-blocked',
  'already-delivered',
  'not-from-here',
  'waits-for-label',
  'wrong-for-channel',
  'nothing-to-change',
  'already-shipped',
  'cancelled',
  'blocked',
  'gone',
  'unknown-state',
  'needs-person-first',
]);

export function whyNotWords(problem: Problem): string {
  if (RULES.has(problem.key)) return t(`actions-why-${problem.key}`, problem.args);
  return problemWords(problem).what;
}
