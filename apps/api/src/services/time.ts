const DAY_MS = 86_400_000;
const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

let knownDay = Number.NaN;
let knownDate = '';

/**
 * A moment in UTC as RFC 3339 has it, the same text as `toISOString` in a third of the time: a page of a list has two
 * for each item, most of them on the day of the one before.
 *
 * @param milliseconds Whole milliseconds since 1970.
 */
export function time(milliseconds: number): string {
  const day = Math.floor(milliseconds / DAY_MS);
  if (day !== knownDay) {
    const midnight = new Date(day * DAY_MS).toISOString();
    knownDate = midnight.slice(0, midnight.indexOf('T') + 1);
    knownDay = day;
  }
  const inDay = milliseconds - day * DAY_MS;
  const [seconds, fraction] = split(inDay, 1000);
  const [minutes, second] = split(seconds, 60);
  const [hour, minute] = split(minutes, 60);
  const thousandths = fraction < 100 ? `0${TWO_DIGITS[fraction]}` : fraction;
  return `${knownDate}${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}:${TWO_DIGITS[second]}.${thousandths}Z`;
}

function split(whole: number, size: number): [count: number, rest: number] {
  const rest = whole % size;
  return [(whole - rest) / size, rest];
}
