import { z } from 'zod';

import { becauseOfCheck } from './refusals.ts';

/** What a string, a number or an array is held to. Checks enforce it, and the description publishes the same. */
export interface Rules {
  /** Characters of a string, items of an array. */
  readonly min: number;
  readonly max: number;
  readonly isInteger: boolean;
  readonly low?: Bound;
  readonly high?: Bound;
  readonly step?: number;
  readonly pattern?: { readonly pattern: RegExp; readonly says: string; readonly format?: string };
}

interface Bound {
  readonly value: number;
  readonly inclusive: boolean;
}

export type AnyDef = z.core.$ZodTypes['_zod']['def'];
/** A schema with a format, `z.email()` and `z.int()` for instance, is its own first rule. */
type RuleDef = z.core.$ZodChecks['_zod']['def'];
type FormatDef = Extract<RuleDef, { check: 'string_format' }>;

/** @throws TypeError for a rule that JSON Schema cannot say. */
export function rulesOf(def: AnyDef): Rules {
  if ('coerce' in def && def.coerce) throw new TypeError('it coerces what was sent. Drop z.coerce: the kit converts.');
  const own = 'check' in def ? [def as unknown as RuleDef] : [];
  const further = (def.checks ?? []).map((check) => check._zod.def as RuleDef);
  return [...own, ...further].reduce(withRule, { min: 0, max: Infinity, isInteger: false });
}

/** The same rules as JSON Schema writes them (2020-12 Validation, 6 and 7). What is undefined is not there. */
export function keywordsOf(type: 'string' | 'number' | 'array', rules: Rules) {
  const { low, high, pattern } = rules;
  const min = rules.min > 0 ? rules.min : undefined;
  const max = rules.max < Infinity ? rules.max : undefined;
  if (type === 'array') return { minItems: min, maxItems: max };
  if (type === 'string') {
    return { minLength: min, maxLength: max, pattern: pattern?.pattern.source, format: pattern?.format };
  }
  return {
    minimum: low?.inclusive ? low.value : undefined,
    exclusiveMinimum: low && !low.inclusive ? low.value : undefined,
    maximum: high?.inclusive ? high.value : undefined,
    exclusiveMaximum: high && !high.inclusive ? high.value : undefined,
    multipleOf: rules.step,
  };
}

function withRule(rules: Rules, rule: RuleDef): Rules {
  switch (rule.check) {
    case 'min_length':
      return { ...rules, min: Math.max(rules.min, rule.minimum) };
    case 'max_length':
      return { ...rules, max: Math.min(rules.max, rule.maximum) };
    case 'length_equals':
      return { ...rules, min: Math.max(rules.min, rule.length), max: Math.min(rules.max, rule.length) };
    case 'greater_than':
      return { ...rules, low: tighter(rules.low, boundOf(rule), (one, other) => one > other) };
    case 'less_than':
      return { ...rules, high: tighter(rules.high, boundOf(rule), (one, other) => one < other) };
    case 'multiple_of':
      if (rules.step !== undefined) throw new TypeError('it is a multiple of two numbers. Name their product.');
      return { ...rules, step: Number(rule.value) };
    case 'number_format':
      if (rule.format === 'safeint') return { ...rules, isInteger: true };
      throw new TypeError(`JSON Schema has no ${rule.format}. Write z.int() or z.number() with .min() and .max().`);
    case 'string_format':
      if (rules.pattern) throw new TypeError('it has two patterns, and one can be published. Write one with both.');
      return { ...rules, pattern: patternOf(rule) };
    default:
      throw new TypeError(becauseOfCheck(rule.check));
  }
}

function boundOf({ value, inclusive }: { readonly value: unknown; readonly inclusive: boolean }): Bound {
  return { value: Number(value), inclusive };
}

/** The bound that lets less through. */
function tighter(known: Bound | undefined, bound: Bound, isTighter: (one: number, other: number) => boolean): Bound {
  if (!known || isTighter(bound.value, known.value)) return bound;
  return known.value === bound.value ? { ...known, inclusive: known.inclusive && bound.inclusive } : known;
}

/* Formats: each has a pattern, since a format alone is an annotation and holds nobody to anything. */

interface Format {
  /** As JSON Schema names it (2020-12 Validation, 7.3). Whatever the pattern lets through is of this format. */
  readonly format: string;
  readonly says: string;
  /** Where Zod's own lets more through than the format means. */
  readonly pattern?: (rule: FormatDef) => string;
}

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const date = z.regexes.date.source.replace(/^\^/, '').replace(/\$$/, '');

const formats: Readonly<Record<string, Format>> = {
  email: {
    format: 'email',
    says: 'Invalid email address',
    // Zod's, without labels that end in a hyphen (RFC 1123, 2.1).
    pattern: () => `^(?:[A-Za-z0-9_'+-]+\\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:${label}\\.)+[A-Za-z]{2,}$`,
  },
  datetime: { format: 'date-time', says: 'Invalid RFC 3339 time', pattern: datetimePattern },
  date: { format: 'date', says: 'Invalid date' },
  uuid: { format: 'uuid', says: 'Invalid UUID' },
  ipv4: { format: 'ipv4', says: 'Invalid IPv4 address' },
  ipv6: { format: 'ipv6', says: 'Invalid IPv6 address' },
};

function patternOf(rule: FormatDef): NonNullable<Rules['pattern']> {
  const known = formats[rule.format];
  if (!rule.pattern || !(known || patterns.has(rule.format))) throw new TypeError(withoutFormat(rule.format));
  if (/[ims]/.test(rule.pattern.flags)) {
    throw new TypeError(`JSON Schema has no flags, and ${String(rule.pattern)} has. Write the pattern without them.`);
  }
  if (rule.format === 'email' && rule.pattern.source !== z.regexes.email.source) {
    throw new TypeError('z.email() has a pattern of its own. Write z.string().regex() for another.');
  }
  // As JSON Schema reads a pattern (2020-12 Core, 6.4): with Unicode, and without any other flag.
  const pattern = new RegExp(known?.pattern?.(rule) ?? rule.pattern.source, 'u');
  return known ? { pattern, says: known.says, format: known.format } : { pattern, says: 'Does not match the pattern' };
}

/** What Zod calls a format and is a pattern: `.regex()`, `.startsWith()` and the like. */
const patterns = new Set<string>(['regex', 'starts_with', 'ends_with', 'includes', 'lowercase', 'uppercase']);

function withoutFormat(format: string): string {
  const instead =
    format === 'url' ? '/^https:\\/\\/[^\\s]+$/' : `z.regexes.${format} where there is one, or a pattern of your own`;
  return `JSON Schema has no format "${format}". Write z.string().max().regex() with ${instead}.`;
}

/** RFC 3339, 5.6, with nine digits of a second at most, or its length had no bound. */
function datetimePattern(rule: FormatDef): string {
  const { precision, offset, local } = rule as z.core.$ZodISODateTimeDef;
  if (local || precision === -1) throw new TypeError('a time of RFC 3339 has seconds and a zone. Leave them in.');
  const whole = precision === 0 ? '' : `\\.\\d{${precision}}`;
  const fraction = precision === null ? '(?:\\.\\d{1,9})?' : whole;
  const zone = offset ? '(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)' : 'Z';
  return `^${date}T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d${fraction}${zone}$`;
}
