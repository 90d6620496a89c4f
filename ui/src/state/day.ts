// A day as it is written into a field, and the moment that stands for it.

/** A moment's day where this desk stands. */
export function dayOf(ms: number): string {
  const date = new Date(ms);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of that day, so that no time zone makes another day of it; `null` where there is none. */
export function momentOf(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(day.trim()) ?? [];
  if (year === undefined) return null;
  const noon = new Date(Number(year), Number(month) - 1, Number(date), 12);
  const same = noon.getMonth() === Number(month) - 1 && noon.getDate() === Number(date);
  return same ? noon.getTime() : null;
}
