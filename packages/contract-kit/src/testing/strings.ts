import fc from 'fast-check';

import type { Json, JsonObject } from '../json.ts';
import { lengthOf, numberAt } from './inputs.ts';

/** How a text travels: what a header or a URL cannot hold is not made up for one. */
export type Place = 'json' | 'query' | 'segment' | 'segments' | 'header';

/** Strings that fit: short ones, those as short and as long as may be, and characters that tend to break things. */
export function stringValue(schema: JsonObject, place: Place): fc.Arbitrary<string> {
  const min = numberAt(schema, 'minLength') ?? 0;
  const max = numberAt(schema, 'maxLength') ?? min + 100;
  const fits = (text: string): boolean => lengthOf(text) >= min && lengthOf(text) <= max && travels(text, place);
  const { pattern, format } = schema;
  if (typeof pattern === 'string') return matching(pattern, fits);
  if (format === 'email') return fc.emailAddress().filter(fits);
  if (format === 'date-time') return moments.map((date) => date.toISOString());
  if (format === 'date') return moments.map((date) => date.toISOString().slice(0, 10));
  if (format === 'uuid') return fc.uuid();
  const unit = place === 'header' ? 'grapheme-ascii' : 'binary';
  const short = fc.string({ unit, minLength: min, maxLength: Math.min(max, min + 20) }).filter(fits);
  const known = [...oddities, '😀'.repeat(min), longest(max, place), 'x'.repeat(max)].filter(fits);
  return known.length === 0
    ? short
    : fc.oneof({ weight: 3, arbitrary: short }, { weight: 2, arbitrary: fc.constantFrom(...known) });
}

/** Whatever RFC 3339 can write: years of four digits. */
const moments = fc.date({
  min: new Date('0000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

/** As long as may be, in characters that are two UTF-16 units each; in a URL they are twelve. */
function longest(max: number, place: Place): string {
  return '😀'.repeat(place === 'json' || max <= 300 ? max : 0);
}

/** One file, or one body of bytes. */
export function fileValue(): fc.Arbitrary<FileValue> {
  return fc.record({
    name: fc.oneof(
      fc.stringMatching(/^[a-z]{1,8}\.(txt|md|json|png)$/),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    ),
    type: fc.constantFrom('application/octet-stream', 'text/plain', 'text/plain; charset=utf-8', 'image/png'),
    content: fc.string({ unit: 'binary', maxLength: 60 }),
  });
}

// A type, not an interface: it travels through plans as JSON.
type FileValue = { readonly name: string; readonly type: string; readonly content: string };

export const smallFile: FileValue = { name: 'small.txt', type: 'text/plain', content: 'x' };

/** The value is one that `fileValue` made up. */
export function isFileValue(value: Json | undefined): value is FileValue {
  return typeof value === 'object' && value !== null && 'content' in value && 'name' in value && 'type' in value;
}

const oddities: readonly string[] = [
  '',
  ' ',
  '.',
  '..',
  '/',
  '~',
  '%',
  '%00',
  '\0',
  '\u202e',
  '\ud800',
  'e\u0301',
  '"; --',
  '*',
  '__proto__',
  'null',
  'NaN',
  '-1',
  '9007199254740993',
  '1e400',
  '😀',
  '<script>',
  'a\r\nb: c',
];

function matching(pattern: string, fits: (text: string) => boolean): fc.Arbitrary<string> {
  const wanted = new RegExp(pattern, 'u');
  const made = only(fc.stringMatching(wanted), fits);
  if (made) return made;
  const known = oddities.filter((text) => wanted.test(text) && fits(text));
  if (known.length > 0) return fc.constantFrom(...known);
  throw new TypeError(`No string is found that matches ${pattern} and has a length that may be. Mend one of them.`);
}

/** Those of the values; undefined when there seem to be none, for which nobody should look forever. */
export function only<T>(values: fc.Arbitrary<T>, is: (value: T) => boolean): fc.Arbitrary<T> | undefined {
  const some = fc.sample(values, { numRuns: 50, seed: 1 });
  return some.some(is) ? values.filter(is) : undefined;
}

/** Whether a URL or a header can carry it. */
export function travels(text: string, place: Place): boolean {
  switch (place) {
    case 'json':
      return true;
    case 'query':
    case 'segments':
      return text.isWellFormed();
    case 'segment':
      // A slash would begin another one.
      return text.isWellFormed() && text !== '' && !text.includes('/');
    case 'header':
      // RFC 9110, 5.5: visible characters, with spaces between them. An empty field is as good as none.
      return /^[!-~]([ -~]*[!-~])?$/.test(text);
  }
}
