// Times, days and counts as people of one language write them.

export interface Formats {
  time(ms: number): string;
  day(ms: number): string;
  count(n: number): string;
}

/**
 * Making an `Intl` object costs more than using it a thousand times: one set per language, and each
 * when it is first needed, since the first picture rarely holds a time.
 */
export function formatsOf(locale: string): Formats {
  const clock = once(
    () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  );
  const calendar = once(
    () => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }),
  );
  const number = once(() => new Intl.NumberFormat(locale));
  return {
    time: (ms) => clock().format(ms),
    day: (ms) => calendar().format(ms),
    count: (n) => number().format(n),
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
