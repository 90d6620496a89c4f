// Times, days and counts as people of one language write them. `now` is an argument: only its
// callers may know a clock.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface Formats {
  time(ms: number): string;
  day(ms: number): string;
  ago(ms: number, now: number): string;
  count(n: number): string;
}

/** Making an `Intl` object costs more than using it a thousand times: one set per language. */
export function formatsOf(locale: string): Formats {
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const calendar = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const distance = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  return {
    time: (ms) => clock.format(ms),
    day: (ms) => calendar.format(ms),
    ago: (ms, now) => distanceWords(distance, ms - now),
    count: (n) => number.format(n),
  };
}

/**
 * Rounds towards now: "2 hours ago" is never less than two hours, so that nobody is told that
 * something is later than it is.
 */
function distanceWords(distance: Intl.RelativeTimeFormat, ms: number): string {
  const size = Math.abs(ms);
  if (size < MINUTE_MS) return distance.format(0, 'second');
  if (size < HOUR_MS) return distance.format(Math.trunc(ms / MINUTE_MS), 'minute');
  if (size < DAY_MS) return distance.format(Math.trunc(ms / HOUR_MS), 'hour');
  return distance.format(Math.trunc(ms / DAY_MS), 'day');
}
