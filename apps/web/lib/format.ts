const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** A size as people say it, in powers of 1,000: `1.4 MB`, `823 bytes`. */
export function formatSize(bytes: number): string {
  if (bytes === 1) return '1 byte';
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** `3 items`, `1 item`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A time as short as it can be without being mistaken: `14:05` today, `12 Mar` this year, `12 Mar 2024` before. */
export function formatWhen(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  if (date.toDateString() === now.toDateString()) return timeOfDay(date);
  const sameYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** The same with the time of day in any case: `14:05` today, `12 Mar, 14:05` this year. */
export function formatMoment(iso: string, now: Date = new Date()): string {
  const [day, time] = [formatWhen(iso, now), timeOfDay(new Date(iso))];
  return day === time ? time : `${day}, ${time}`;
}

function timeOfDay(date: Date): string {
  return date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** The whole time, for a tooltip. */
export function formatExact(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short' });
}
