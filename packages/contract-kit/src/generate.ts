import type { z } from 'zod';

import { compileCheck, countMembers, type MakeCheck, type Openness } from './check.ts';
import type { Schema } from './operation.ts';
import { defOf, isStrict } from './plain.ts';
import { rulesOf, type Rules } from './rules.ts';

/**
 * The check of a schema as generated code, for `bind({ makeCheck: generateCheck })`: a list is checked in about two thirds of the
 * time, since the engine sees which members are read. It needs `new Function`, which Edge runtimes refuse.
 *
 * The code only ever says yes to what `compileCheck` says yes to. Whatever it is not sure of, it leaves to that.
 *
 * @throws TypeError for what cannot be published, as `compileCheck` does.
 */
export const generateCheck: MakeCheck = (schema, openness = 'written') => {
  const check = compileCheck(schema, openness);
  const isSurelyRight = compileSource(schema, openness);
  return (value, report) => (report ? check(value, report) : isSurelyRight(value) || check(value));
};

/** What is written so far: a function for each schema, and the values that the code refers to. */
interface Source {
  readonly openness: Openness;
  readonly functions: string[];
  readonly held: unknown[];
}

function compileSource(schema: Schema, openness: Openness): (value: unknown) => boolean {
  const source: Source = { openness, functions: [], held: [countMembers] };
  const entry = write(schema, source);
  const names = source.held.map((_value, index) => `held${index}`);
  const code = new Function(...names, `${source.functions.join('\n')}\nreturn ${entry};`);
  // The boundary to the code written here.
  const link = code as (...held: unknown[]) => (value: unknown) => boolean;
  return link(...source.held);
}

/** Writes the function of a schema, after those it calls, and gives its name. */
function write(schema: Schema, source: Source): string {
  const expression = express(schema, source);
  const name = `check${source.functions.length}`;
  source.functions.push(`const ${name} = (value) => ${expression};`);
  return name;
}

/** What must be true of `value`, as JavaScript. */
function express(schema: Schema, source: Source): string {
  const def = defOf(schema);
  switch (def.type) {
    case 'string':
      return expressString(rulesOf(def), source);
    case 'boolean':
      return 'typeof value === "boolean"';
    case 'null':
      return 'value === null';
    case 'literal':
      return expressOneOf(def.values);
    case 'enum':
      return expressOneOf(Object.values(def.entries));
    case 'array':
      return expressArray(write(def.element, source), rulesOf(def), source);
    case 'object':
      return expressObject(def, source);
    case 'nullable':
      return `value === null || ${write(def.innerType, source)}(value)`;
    case 'optional':
    case 'default':
      return `value === undefined || ${write(def.innerType, source)}(value)`;
    case 'union':
      return def.options.map((option) => `${write(option, source)}(value)`).join(' || ');
    default:
      return `${hold(compileCheck(schema, source.openness), source)}(value)`;
  }
}

/** Lengths count UTF-16 units here, so near its bounds a string of other characters is left to the check. */
function expressString({ min, max, pattern }: Rules, source: Source): string {
  const units = min > 1 ? 2 * min : min;
  return [
    'typeof value === "string"',
    ...(units > 0 ? [`value.length >= ${units}`] : []),
    ...(max < Infinity ? [`value.length <= ${max}`] : []),
    ...(pattern ? [`${hold(pattern.pattern, source)}.test(value)`] : []),
  ].join(' && ');
}

function expressOneOf(values: readonly unknown[]): string {
  return values.map((value) => `value === ${JSON.stringify(value)}`).join(' || ');
}

/** A loop, since `every` passes over holes, which JSON writes as null. */
function expressArray(element: string, { min, max }: Rules, { functions }: Source): string {
  const every = `every${functions.length}`;
  const loop = `for (let index = 0; index < items.length; index += 1) if (!${element}(items[index])) return false;`;
  functions.push(`const ${every} = (items) => { ${loop} return true; };`);
  return `Array.isArray(value) && value.length >= ${min} && value.length <= ${max} && ${every}(value)`;
}

function expressObject(def: z.core.$ZodObjectDef, source: Source): string {
  const members = Object.entries<Schema>(def.shape).map(([name, member]) => ({
    value: `value[${JSON.stringify(name)}]`,
    check: write(member, source),
  }));
  const isClosed = source.openness === 'closed' || isStrict(def);
  const known = members.map(({ value }) => `(${value} !== undefined)`).join(' + ') || '0';
  return [
    'typeof value === "object" && value !== null && !Array.isArray(value)',
    ...members.map(({ value, check }) => `${check}(${value})`),
    ...(isClosed ? [`held0(value) === ${known}`] : []),
  ].join(' && ');
}

function hold(value: unknown, { held }: Source): string {
  held.push(value);
  return `held${held.length - 1}`;
}
