import fc from 'fast-check';

import type { Body, Inputs, Parameter, Source } from './inputs.ts';
import { bodyOf, draftsWith, placeOf, Raw, validDrafts, type Draft, type DraftBody } from './requests.ts';
import { schemaRules } from './schema-rules.ts';
import { only, travels, type Place } from './strings.ts';
import type { Plan, Values } from './values.ts';

/** One rule of an operation's input, requests that break it alone, and what is due to them. */
export interface InputRule {
  /** `query.limit maximum`, `body/name required` */
  readonly name: string;
  /** Undefined when no request is known that breaks it. */
  readonly drafts: fc.Arbitrary<Draft> | undefined;
  readonly due: Due;
  /** One is enough where a request is large. */
  readonly isLarge?: boolean;
}

/** A refusal: with 400, an issue names the place. */
export type Due =
  | { readonly status: 413 | 415 }
  | { readonly status: 400; readonly in: string; readonly path: readonly (string | number)[] };

/**
 * Every rule that the document has for what comes in.
 *
 * @param limitOf Bytes of the largest body of a media type, which no document says; null when it has no bound.
 */
export function inputRules(source: Source, values: Values, inputs: Inputs, limitOf: LimitOf): InputRule[] {
  return [
    unknownParameter(inputs, values),
    ...inputs.parameters.flatMap((parameter) => parameterRules(source, values, inputs, parameter)),
    ...inputs.bodies.flatMap((body) => bodyRules(source, values, inputs, body)),
    ...sizeRules(inputs, values, limitOf),
  ];
}

function unknownParameter(inputs: Inputs, values: Values): InputRule {
  const name = 'unexpected';
  const drafts = validDrafts(inputs, values).map((draft): Draft => ({ ...draft, further: [[name, 'x']] }));
  return { name: 'query unknown parameter', drafts, due: { status: 400, in: 'query', path: [name] } };
}

/* Parameters */

function parameterRules(source: Source, values: Values, inputs: Inputs, parameter: Parameter): InputRule[] {
  const { name, in: place, isRequired, schema } = parameter;
  const at = source.resolve(schema);
  const rule = (keyword: string, plan: fc.Arbitrary<Plan> | undefined, path: Path = []): InputRule => ({
    name: `${place}.${[name, ...path].join('/')} ${keyword}`,
    drafts: draftsWith(inputs, values, { parameter: [parameter, plan] }),
    due: { status: 400, in: place, path: [place === 'header' ? name.toLowerCase() : name, ...path] },
  });
  const ofSchema = schemaRules(source, values, schema, true)
    // Without a text there is no such segment, and another place is asked for.
    .filter(({ keyword }) => !(place === 'path' && keyword === 'minLength' && Number(at['minLength']) === 1))
    .map(({ keyword, path, broken }) => {
      const sent = broken && only(broken, (plan) => canTravel(plan, placeOf(name, place)));
      return sent ? rule(keyword, sent, path) : { ...rule(keyword, undefined, path), drafts: undefined };
    });
  return [
    ...(isRequired && place !== 'path' ? [rule('required', undefined)] : []),
    ...(place === 'query' && at['type'] !== 'array' ? [rule('sent once', fc.constant(['1', '2']))] : []),
    ...ofSchema,
  ];
}

type Path = readonly (string | number)[];

/** What a URL or a header cannot carry is no request at all. */
function canTravel(plan: Plan, place: Place): boolean {
  return typeof plan !== 'string' || travels(plan, place);
}

/* Bodies */

function bodyRules(source: Source, values: Values, inputs: Inputs, body: Body): InputRule[] {
  const { type, schema } = body;
  if (type === '*/*') return [];
  const isForm = type === 'multipart/form-data';
  const rule = (keyword: string, content: fc.Arbitrary<DraftBody> | undefined, path: Path = []): InputRule => ({
    name: `body${path.map((step) => `/${step}`).join('')} ${keyword}`,
    drafts: content && draftsWith(inputs, values, { body: content }),
    due: { status: 400, in: 'body', path },
  });
  const isText = isForm || !isJson(type);
  const ofSchema = schemaRules(source, values, schema, isText).map(({ keyword, path, broken }) => ({
    ...rule(keyword, broken && bodyOf(body, broken), path),
    // Many files for a form that may have many.
    ...(keyword === 'maxItems' && isForm && { isLarge: true }),
  }));
  const raw = (texts: readonly (string | Uint8Array)[], sentAs = type) =>
    fc.constantFrom(...texts).map((bytes): DraftBody => ({ type: sentAs, content: new Raw(bytes) }));
  return [
    ...ofSchema,
    wrongType(values, inputs, body),
    ...(isJson(type) ? [rule('well-formed JSON', raw(malformedJson))] : []),
    ...(isForm
      ? [rule('well-formed form', raw(malformedForms, `${type}; boundary=x`)), rule('boundary', raw(['--x--'], type))]
      : []),
  ];
}

function wrongType(values: Values, inputs: Inputs, body: Body): InputRule {
  const types = ['', 'text/plain', 'application/octet-stream', `${body.type}x`, `${body.type}; charset=latin1`];
  const other = fc.constantFrom(...types.filter((type) => !inputs.bodies.some((known) => known.type === type)));
  const content = fc.tuple(values.of(body.schema), other).map(([plan, type]) => ({ type, content: plan }));
  return {
    name: `body content type beside ${body.type}`,
    drafts: draftsWith(inputs, values, { body: content }),
    due: { status: 415 },
  };
}

function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

const malformedJson: readonly (string | Uint8Array)[] = [
  '',
  ' ',
  '{',
  '{"a":1,}',
  "{'a':1}",
  '[1',
  'undefined',
  'NaN',
  '{} {}',
  String.raw`"\u12"`,
  '"a\nb"',
  new Uint8Array([0x22, 0xff, 0x22]),
];

const malformedForms: readonly string[] = [
  '',
  'x',
  '--x',
  '--x\r\n\r\n',
  '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
];

type LimitOf = (type: string) => number | null;

/** A body of one byte too many, for each that has a bound. */
function sizeRules(inputs: Inputs, values: Values, limitOf: LimitOf): InputRule[] {
  return inputs.bodies.flatMap(({ type }): InputRule[] => {
    const limit = limitOf(type);
    if (limit === null) return [];
    const content = new Raw('x'.repeat(limit + 1));
    const sentAs = type === '*/*' ? 'application/octet-stream' : type;
    const drafts = draftsWith(inputs, values, { body: fc.constant({ type: sentAs, content }) });
    return [{ name: `body size as ${type}`, drafts, due: { status: 413 }, isLarge: true }];
  });
}
