import type { z } from 'zod';

import { compileCheck, type Openness } from './check.ts';
import type { Schema } from './operation.ts';
import { isStrict } from './plain.ts';

/** Gives a value that its check let through as a handler gets it: with its defaults, and with no member unknown to its schema. */
export type Fill = (value: unknown) => unknown;

/**
 * Makes the fill of a schema; null where every value is right as it is, which is what most schemas come to.
 *
 * @param openness `closed` when the check has refused unknown members already, so that only defaults are missing.
 */
export function compileFill(schema: Schema, openness: Openness = 'written'): Fill | null {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const inner = (type: Schema): Fill | null => compileFill(type, openness);
  switch (def.type) {
    case 'object':
      return fillObject(def, openness);
    case 'array':
      return fillItems(inner(def.element));
    case 'union':
      return fillUnion(def.options, openness);
    case 'default':
      return fillDefault(def, inner(def.innerType));
    case 'optional':
    case 'nullable':
      return fillUnless(inner(def.innerType));
    default:
      return null;
  }
}

function fillObject(def: z.core.$ZodObjectDef, openness: Openness): Fill | null {
  const shape: Readonly<Record<string, Schema>> = def.shape;
  const members = Object.entries(shape).map(([name, member]) => ({ name, fill: compileFill(member, openness) }));
  const isClosed = openness === 'closed' || isStrict(def);
  if (isClosed && members.every(({ fill }) => fill === null)) return null;
  return (value) => {
    const given = value as Readonly<Record<string, unknown>>;
    const filled: Record<string, unknown> = {};
    for (const { name, fill } of members) {
      const member = fill ? fill(given[name]) : given[name];
      if (member !== undefined) filled[name] = member;
    }
    return filled;
  };
}

function fillItems(fill: Fill | null): Fill | null {
  return fill && ((value) => (value as readonly unknown[]).map(fill));
}

/** The first form that fits is the one that is meant. */
function fillUnion(options: readonly Schema[], openness: Openness): Fill | null {
  const forms = options.map((option) => ({
    check: compileCheck(option, openness),
    fill: compileFill(option, openness),
  }));
  if (forms.every(({ fill }) => fill === null)) return null;
  return (value) => {
    const form = forms.find(({ check }) => check(value));
    return form?.fill ? form.fill(value) : value;
  };
}

function fillDefault(def: z.core.$ZodDefaultDef, fill: Fill | null): Fill {
  // Each value its own, so that nobody writes into the contract.
  return (value) => {
    if (value === undefined) return def.defaultValue;
    return fill ? fill(value) : value;
  };
}

function fillUnless(fill: Fill | null): Fill | null {
  return fill && ((value) => (value === undefined || value === null ? value : fill(value)));
}
