// By when a package must be ready, in the fewest words.
import type { RowView, StateKind } from '../backend/bindings';
import { day, t, time } from '../words';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface Due {
  late: boolean;
  text: string;
}

/** It was ready in time or it was not: nobody can hurry any more. */
const OVER: readonly StateKind[] = [
  'packed',
  'shipped',
  'delivered',
  'deliveryFailed',
  'attemptedDelivery',
  'cancelled',
  'cancellationWaiting',
  'gone',
];

export function dueOf({ dueAt, state }: RowView, now: number): Due | null {
  if (dueAt === null || OVER.includes(state.kind)) return null;
  if (dueAt < now) return { late: true, text: t('queue-overdue', { span: span(now - dueAt) }) };
  const far = dueAt - now >= 12 * HOUR_MS;
  return { late: false, text: t('queue-due', { time: far ? dayAndTime(dueAt) : time(dueAt) }) };
}

export function dayAndTime(ms: number): string {
  return `${day(ms)} ${time(ms)}`;
}

/** Today's moments by the clock, older ones with their day. */
export function moment(ms: number, now: number): string {
  return Math.abs(now - ms) < 12 * HOUR_MS ? time(ms) : dayAndTime(ms);
}

/** Rounded down, so that nobody is told that something is later than it is. */
function span(ms: number): string {
  if (ms < HOUR_MS) return t('span-minutes', { count: Math.max(1, Math.floor(ms / MINUTE_MS)) });
  if (ms < DAY_MS) return t('span-hours', { count: Math.floor(ms / HOUR_MS) });
  return t('span-days', { count: Math.floor(ms / DAY_MS) });
}
