import fc from 'fast-check';

import { isArray, isObject, objectAt, type Json, type JsonObject } from '../json.ts';
import { choicesOf, numberAt, referenceOf, typesOf, type Source } from './inputs.ts';
import { fileValue, stringValue, type Place } from './strings.ts';

/** A value with places in it that something live may take when the request is sent. */
export type Plan = Json | Slot | readonly Plan[] | { readonly [member: string]: Plan };

/** A value that gives way to a live one of its name, or of its schema's. */
export class Slot {
  readonly name: string;
  readonly schema: string;
  readonly value: Plan;
  readonly isOptional: boolean;
  readonly isPresent: boolean;

  constructor({ name, schema, value, isOptional, isPresent }: Readonly<Slot>) {
    this.name = name;
    this.schema = schema;
    this.value = value;
    this.isOptional = isOptional;
    this.isPresent = isPresent;
  }
}

/**
 * What is there, by the name of a parameter or member, or of a schema of the document. A name's value stands for what
 * would be made up; `undefined` leaves an optional one out.
 */
export type Live = Readonly<Record<string, Json | undefined>>;

/** A part of a request that is left out. */
export const absent = Symbol('absent');

/** The plan as it is sent, with what is live in its place. */
export function settle(plan: Plan, live: Live): Json | typeof absent {
  if (plan instanceof Slot) return settleSlot(plan, live);
  if (isPlans(plan)) return plan.map((item) => settle(item, live)).filter((item) => item !== absent);
  if (typeof plan !== 'object' || plan === null) return plan;
  const members = Object.entries(plan).map(([name, member]) => [name, settle(member ?? null, live)] as const);
  return Object.fromEntries(members.filter((pair): pair is [string, Json] => pair[1] !== absent));
}

function settleSlot({ name, schema, value, isOptional, isPresent }: Slot, live: Live): Json | typeof absent {
  if (name !== '' && Object.hasOwn(live, name)) {
    const known = live[name];
    if (known !== undefined) return known;
    if (isOptional) return absent;
  }
  if (!isPresent) return absent;
  const known = schema === '' ? undefined : live[schema];
  return known ?? settle(value, live);
}

function isPlans(plan: Plan): plan is readonly Plan[] {
  return Array.isArray(plan);
}

/** Makes up values that fit their schemas, with bounds met exactly and characters of every kind. */
export interface Values {
  /** @param name What the value is called: a parameter's or a member's name. */
  readonly of: (
    schema: JsonObject,
    about?: { name?: string; place?: Place; isOptional?: boolean },
  ) => fc.Arbitrary<Plan>;
  /** The members of an object; some of them changed or, when undefined, left out. */
  readonly object: (
    schema: JsonObject,
    changed?: Readonly<Record<string, fc.Arbitrary<Plan> | undefined>>,
  ) => fc.Arbitrary<Plan>;
}

export function createValues({ resolve }: Pick<Source, 'resolve'>): Values {
  const of: Values['of'] = (schema, { name = '', place = 'json', isOptional = false } = {}) => {
    const value = known(schema, place);
    const isPresent = isOptional ? fc.boolean() : fc.constant(true);
    return fc
      .record({ value, isPresent })
      .map((made) => new Slot({ ...made, name, isOptional, schema: referenceOf(schema) }));
  };

  // Some take a while to make, patterns above all, and each rule of a schema asks for its neighbours again.
  const made = new WeakMap<JsonObject, Map<Place, fc.Arbitrary<Plan>>>();
  function known(schema: JsonObject, place: Place): fc.Arbitrary<Plan> {
    const byPlace = made.get(schema) ?? new Map<Place, fc.Arbitrary<Plan>>();
    made.set(schema, byPlace);
    const value = byPlace.get(place) ?? fitting(resolve(schema), place);
    byPlace.set(place, value);
    return value;
  }

  const object: Values['object'] = (schema, changed = {}) => {
    const required = isArray(schema['required']) ? schema['required'] : [];
    const members = Object.entries(objectAt(schema, 'properties')).flatMap(([name, member]) =>
      isObject(member) ? [[name, of(member, { name, isOptional: !required.includes(name) })] as const] : [],
    );
    const all = Object.entries({ ...Object.fromEntries(members), ...changed });
    return fc.record(Object.fromEntries(all.filter((pair): pair is [string, fc.Arbitrary<Plan>] => !!pair[1])));
  };

  function fitting(schema: JsonObject, place: Place): fc.Arbitrary<Plan> {
    const choices = choicesOf(schema);
    if (choices.length > 0) return fc.oneof(...choices.map((choice) => of(choice, { place })));
    if (isArray(schema['enum'])) return fc.constantFrom(...schema['enum']);
    if (schema['const'] !== undefined) return fc.constant(schema['const']);
    return fc.oneof(...typesOf(schema).map((type) => ofType(type, schema, place)));
  }

  function ofType(type: string, schema: JsonObject, place: Place): fc.Arbitrary<Plan> {
    switch (type) {
      case 'object':
        return object(schema);
      case 'array':
        return array(schema, place);
      case 'integer':
        return integer(schema);
      case 'number':
        return decimal(schema);
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return schema['format'] === 'binary' ? fileValue() : stringValue(schema, place);
    }
  }

  function array(schema: JsonObject, place: Place): fc.Arbitrary<Plan> {
    const minLength = numberAt(schema, 'minItems') ?? 0;
    const most = numberAt(schema, 'maxItems') ?? minLength + 3;
    const items = of(objectAt(schema, 'items'), { place });
    const few = fc.array(items, { minLength, maxLength: Math.min(most, minLength + 3) });
    return most > 20
      ? few
      : fc.oneof(
          { weight: 4, arbitrary: few },
          { weight: 1, arbitrary: fc.array(items, { minLength: most, maxLength: most }) },
        );
  }

  return { of, object };
}

/* Numbers */

function integer(schema: JsonObject): fc.Arbitrary<number> {
  const step = numberAt(schema, 'multipleOf') ?? 1;
  const low = numberAt(schema, 'minimum') ?? (numberAt(schema, 'exclusiveMinimum') ?? -1001) + 1;
  const high = numberAt(schema, 'maximum') ?? (numberAt(schema, 'exclusiveMaximum') ?? 1001) - 1;
  const [min, max] = [Math.ceil(low / step), Math.floor(high / step)];
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max)).map((value) => value * step);
}

function decimal(schema: JsonObject): fc.Arbitrary<number> {
  if (schema['multipleOf'] !== undefined) return integer(schema);
  const [least, above] = [numberAt(schema, 'minimum'), numberAt(schema, 'exclusiveMinimum')];
  const [most, below] = [numberAt(schema, 'maximum'), numberAt(schema, 'exclusiveMaximum')];
  const inside = fc.double({
    min: least ?? above ?? -1000,
    max: most ?? below ?? 1000,
    minExcluded: least === undefined && above !== undefined,
    maxExcluded: most === undefined && below !== undefined,
    noNaN: true,
  });
  const bounds = [least, most].filter((bound) => bound !== undefined);
  return bounds.length === 0 ? inside : fc.oneof(inside, fc.constantFrom(...bounds));
}
