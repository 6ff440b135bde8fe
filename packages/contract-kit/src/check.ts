import type { z } from 'zod';

import type { Schema } from './operation.ts';
import type { Issue } from './problem.ts';
import { assertPlain, defOf, isStrict } from './plain.ts';
import { becauseOfType } from './refusals.ts';
import { rulesOf, type Rules } from './rules.ts';
import { streamKind } from './streams.ts';

/**
 * Whether a value is what its schema says. With a report it goes on after the first fault and writes all of them down.
 * The answer of the hot path is a plain boolean: nothing is copied, thrown or kept.
 */
export type Check = (value: unknown, report?: Report) => boolean;

/** Where a check writes what it finds. */
export interface Report {
  readonly part: Issue['in'] | undefined;
  readonly issues: Issue[];
  /** Where the check is at the moment. */
  readonly path: (string | number)[];
}

/** `written`: objects are closed if they are strict. `closed`: no object may have a member that its schema does not know. */
export type Openness = 'written' | 'closed';

/** Makes the check of a schema. @throws TypeError for what cannot be published. */
export type MakeCheck = (schema: Schema, openness?: Openness) => Check;

const compiled = { written: new WeakMap<object, Check>(), closed: new WeakMap<object, Check>() };

/**
 * Makes the check of a schema, out of closures and without generated code, so that it runs where `eval` does not.
 * It holds to the schema as it is published: lengths count characters (JSON Schema 2020-12 Validation, 6.3.1), not UTF-16 units.
 *
 * @throws TypeError for what cannot be published: coercion, transforms, refinements of one's own.
 */
export function compileCheck(schema: Schema, openness: Openness = 'written'): Check {
  const known = compiled[openness].get(schema);
  if (known) return known;
  assertPlain(schema);
  const made = make(schema, openness);
  compiled[openness].set(schema, made);
  return made;
}

/** Everything that is wrong with a value which the check has refused. */
export function issuesOf(check: Check, value: unknown, part?: Issue['in']): Issue[] {
  const report: Report = { part, issues: [], path: [] };
  check(value, report);
  return report.issues;
}

function make(schema: Schema, openness: Openness): Check {
  const def = defOf(schema);
  const inner = (type: Schema): Check => compileCheck(type, openness);
  switch (def.type) {
    case 'string':
      return stringCheck(rulesOf(def));
    case 'number':
      return numberCheck(rulesOf(def));
    case 'boolean':
      return (value, report) => typeof value === 'boolean' || wrongType(report, value, 'true or false');
    case 'null':
      return (value, report) => value === null || wrongType(report, value, 'null');
    case 'literal':
      return oneOf(def.values);
    case 'enum':
      return oneOf(Object.values(def.entries));
    case 'array':
      return arrayCheck(inner(def.element), rulesOf(def));
    case 'object':
      return objectCheck(def, openness);
    case 'union':
      return unionCheck(def.options.map(inner));
    case 'nullable':
      return nullableCheck(inner(def.innerType));
    case 'optional':
    case 'default':
      return optionalCheck(inner(def.innerType));
    case 'custom':
      return streamCheck(schema);
    default:
      throw new TypeError(becauseOfType(def.type));
  }
}

/* Scalars */

function stringCheck({ min, max, pattern }: Rules): Check {
  return (value, report) => {
    if (typeof value !== 'string') return wrongType(report, value, 'a string');
    // A string has never more characters than UTF-16 units, and never less than half as many.
    if (value.length > max && (value.length > 2 * max || countCharacters(value) > max)) {
      return fault(report, 'too_big', `Too long: expected at most ${max} characters`);
    }
    if (value.length < 2 * min && (value.length < min || countCharacters(value) < min)) {
      return fault(report, 'too_small', `Too short: expected at least ${min} characters`);
    }
    if (pattern && !pattern.pattern.test(value)) return fault(report, 'wrong_format', pattern.says);
    return true;
  };
}

function countCharacters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index += 1;
    count += 1;
  }
  return count;
}

function numberCheck({ isInteger, low, high, step }: Rules): Check {
  return (value, report) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return wrongType(report, value, isInteger ? 'a whole number' : 'a number');
    }
    if (isInteger && !Number.isSafeInteger(value)) return fault(report, 'wrong_type', 'Expected a whole number');
    if (low && (low.inclusive ? value < low.value : value <= low.value)) {
      return fault(report, 'too_small', `Too small: expected number to be ${low.inclusive ? '>=' : '>'}${low.value}`);
    }
    if (high && (high.inclusive ? value > high.value : value >= high.value)) {
      return fault(report, 'too_big', `Too big: expected number to be ${high.inclusive ? '<=' : '<'}${high.value}`);
    }
    if (step !== undefined && !Number.isInteger(value / step)) {
      return fault(report, 'wrong_step', `Expected a multiple of ${step}`);
    }
    return true;
  };
}

function oneOf(values: readonly unknown[]): Check {
  const allowed = new Set(values);
  const says = `Expected ${values.map((value) => JSON.stringify(value)).join(' or ')}`;
  return (value, report) =>
    allowed.has(value) || (value === undefined ? missing(report) : fault(report, 'not_allowed', says));
}

/* What is made of others */

/** Its pieces are checked as they pass. */
function streamCheck(schema: Schema): Check {
  const kind = streamKind(schema);
  if (!kind) throw new TypeError(becauseOfType('custom'));
  const isRight = (value: unknown): boolean =>
    kind.of === 'bytes' ? value instanceof ReadableStream : isRecord(value) && Symbol.asyncIterator in value;
  return (value, report) => isRight(value) || wrongType(report, value, `a stream of ${kind.of}`);
}

function nullableCheck(inner: Check): Check {
  return (value, report) => value === null || inner(value, report);
}

function optionalCheck(inner: Check): Check {
  return (value, report) => value === undefined || inner(value, report);
}

/** The faults shown are those of the form that the value comes closest to. */
function unionCheck(options: readonly Check[]): Check {
  return (value, report) => {
    for (const option of options) if (option(value)) return true;
    if (!report || value === undefined) return missing(report);
    const found = options.map((option) => issuesOf(option, value, report.part));
    const closest = found.toSorted((one, other) => depth(other) - depth(one) || one.length - other.length)[0] ?? [];
    for (const issue of closest) report.issues.push({ ...issue, path: [...report.path, ...issue.path] });
    return false;
  };
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}

function arrayCheck(element: Check, { min, max }: Rules): Check {
  return (value, report) => {
    if (!Array.isArray(value)) return wrongType(report, value, 'an array');
    if (value.length < min) return fault(report, 'too_small', `Too few: expected at least ${min} items`);
    if (value.length > max) return fault(report, 'too_big', `Too many: expected at most ${max} items`);
    let isRight = true;
    for (let index = 0; index < value.length; index += 1) {
      if (!report) {
        if (!element(value[index])) return false;
      } else if (!inside(report, index, element, value[index])) {
        isRight = false;
      }
    }
    return isRight;
  };
}

function objectCheck(def: z.core.$ZodObjectDef, openness: Openness): Check {
  const shape: Readonly<Record<string, Schema>> = def.shape;
  const members = Object.entries(shape).map(([name, member]) => ({ name, check: compileCheck(member, openness) }));
  const names = new Set(Object.keys(shape));
  const isClosed = openness === 'closed' || isStrict(def);

  return (value, report) => {
    if (!isRecord(value)) return wrongType(report, value, 'an object');
    if (report) return reportMembers(value, report);
    let known = 0;
    for (const { name, check } of members) {
      const member = value[name];
      if (!check(member)) return false;
      if (member !== undefined) known += 1;
    }
    if (!isClosed) return true;
    const own = countMembers(value);
    // A known member that is not the object's own would not be written out.
    return own === known || (own > known && unknownMembers(value).length === 0);
  };

  function reportMembers(value: Readonly<Record<string, unknown>>, report: Report): boolean {
    let isRight = true;
    for (const { name, check } of members) isRight = inside(report, name, check, value[name]) && isRight;
    const unknown = isClosed ? unknownMembers(value) : [];
    for (const name of unknown.slice(0, 20)) {
      inside(report, name, (_value, here) => fault(here, 'unknown_member', 'Not a member of this contract'), undefined);
    }
    return isRight && unknown.length === 0;
  }

  function unknownMembers(value: Readonly<Record<string, unknown>>): string[] {
    return Object.keys(value).filter((name) => !names.has(name) && value[name] !== undefined);
  }
}

/** How many members an object has, undefined ones too. */
export function countMembers(value: object): number {
  let count = 0;
  for (const _name in value) count += 1;
  return count;
}

/* What is found */

function inside(report: Report, step: string | number, check: Check, value: unknown): boolean {
  report.path.push(step);
  const isRight = check(value, report);
  report.path.pop();
  return isRight;
}

/** Answers hold 100 issues at most, each with a path of 32 steps. */
function fault(report: Report | undefined, code: string, message: string): false {
  if (!report || report.issues.length >= 100) return false;
  const path = report.path.slice(0, 32).map((step) => (typeof step === 'string' ? step.slice(0, 255) : step));
  report.issues.push({ ...(report.part && { in: report.part }), path, message: message.slice(0, 1000), code });
  return false;
}

function wrongType(report: Report | undefined, value: unknown, wanted: string): false {
  if (value === undefined) return missing(report);
  return fault(report, 'wrong_type', `Expected ${wanted}`);
}

function missing(report: Report | undefined): false {
  return fault(report, 'required', 'Required');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
