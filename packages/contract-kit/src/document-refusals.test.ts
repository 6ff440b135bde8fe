import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { compileCheck } from './check.ts';
import { assertPublishable } from './document-refusals.ts';
import type { AnyOperation } from './operation.ts';
import { Bytes, lines } from './streams.ts';

const text = z.string().max(9);
const common = {
  operationId: 'createThing',
  method: 'POST',
  path: '/things',
  tags: ['Things'],
  summary: 'Make',
} as const;
const made = { 204: { description: 'Made.' } };

function create(parts: Partial<AnyOperation>) {
  return () => assertPublishable({ ...common, auth: 'public', responses: made, ...parts });
}
const withBody = (member: z.ZodType) => create({ body: z.strictObject({ member }) });

/** What is refused, and the part of the message that says what to do. */
const refused: Readonly<Record<string, readonly [schema: () => z.ZodType, instead: string]>> = {
  coercion: [() => z.coerce.number(), 'Drop z.coerce'],
  'coercion to a boolean': [() => z.coerce.boolean(), 'Drop z.coerce'],
  'a transform': [() => text.transform(Number), 'Convert in the handler'],
  'a pipe': [() => text.pipe(z.email()), 'Convert in the handler'],
  'a preprocessor': [() => z.preprocess(Number, z.number()), 'Convert in the handler'],
  'a codec': [() => z.stringbool(), 'Convert in the handler'],
  'a trimmed string': [() => text.trim(), 'Convert in the handler'],
  'a refinement': [() => text.refine(Boolean), 'Check it in the service'],
  'a refinement of an object': [() => z.object({}).refine(Boolean), 'Check it in the service'],
  'a refinement of a choice': [() => z.union([text, z.null()]).refine(Boolean), 'Check it in the service'],
  'a super refinement': [() => text.superRefine(() => {}), 'Check it in the service'],
  'a custom schema': [() => z.custom<string>(), 'Use Bytes, lines() or events()'],
  'an instance': [() => z.instanceof(Date), 'Use Bytes, lines() or events()'],
  'a catch': [() => text.catch(''), 'Refuse it, or give a .default()'],
  'a prefault': [() => text.prefault(''), 'Write .default()'],
  unknown: [() => z.unknown(), 'Write what is really there'],
  any: [() => z.any(), 'Write what is really there'],
  'a date': [() => z.date(), 'Write z.iso.datetime() or z.iso.date()'],
  'a bigint': [() => z.bigint(), 'Write z.int() with .min() and .max()'],
  'a map': [() => z.map(text, text), 'Write an array of objects'],
  'a set': [() => z.set(text), 'Write z.array() with .max()'],
  'a record': [() => z.record(text, text), 'Write z.object(), or an array of objects'],
  'a tuple': [() => z.tuple([text]), 'Write z.object()'],
  'a lazy schema': [() => z.lazy(() => text), 'Write each level out, or refer to an id'],
  'an intersection': [() => z.intersection(z.object({}), z.object({})), 'Write one object with all members'],
  'a template': [() => z.templateLiteral(['a', z.int()]), 'Write z.string().max().regex()'],
  'an object with any members': [() => z.looseObject({}), 'Write z.object() or z.strictObject()'],
  'an object with more members': [() => z.object({}).catchall(text), 'Write z.object() or z.strictObject()'],
  'an exclusive choice': [() => z.xor([text, z.null()]), 'Write z.union() or z.discriminatedUnion()'],
  'a literal of two values': [() => z.literal(['a', 'b']), 'Write z.enum() or z.null()'],
  'a name for what may be null': [
    () => text.nullable().meta({ id: 'RefusedName' }),
    'write .nullable() where it is used',
  ],
  'an enum of numbers': [() => z.enum({ one: 1 }), 'Name them'],
  'a URL': [() => z.url(), 'Write z.string().max().regex() with /^https:'],
  'a format without a pattern': [() => z.jwt(), 'Write z.string().max().regex()'],
  'a format of Zod alone': [() => z.ulid(), 'with z.regexes.ulid'],
  'a pattern with flags': [() => text.regex(/a/i), 'Write the pattern without them'],
  'two patterns': [() => text.regex(/a/).regex(/b/), 'Write one with both'],
  'a time without a zone': [() => z.iso.datetime({ local: true }), 'Leave them in'],
  'an email address of another kind': [() => z.email({ pattern: z.regexes.unicodeEmail }), 'Write z.string().regex()'],
  'a format of numbers': [() => z.int32(), 'Write z.int() or z.number()'],
  'a keyword said beside the rules': [() => z.string().meta({ maxLength: 5 }), 'Write it as a rule of the schema'],
  'a string without a bound': [() => z.string(), 'Give it .max()'],
  'an email address without a bound': [() => z.email(), 'Give it .max()'],
  'an array without a bound': [() => z.array(text), 'Give it .max()'],
  'a number without a range': [() => z.number().min(0), 'Give it .min() and .max()'],
  'an integer beyond 2^53': [
    () =>
      z
        .int()
        .min(0)
        .max(2 ** 60),
    'Narrow .min() and .max()',
  ],
};

describe('a schema that cannot be published as it is enforced', () => {
  test.each(Object.entries(refused))('is refused: %s', (_what, [schema, instead]) => {
    expect(withBody(schema())).toThrow(/^createThing, body\.member: /);
    expect(withBody(schema())).toThrow(instead);
  });

  test('is refused wherever it is', () => {
    const bad = z.string();
    const at = (where: string) => `createThing, ${where}: a string without a maximum`;
    const response = { description: 'Made.' };
    expect(withBody(z.array(z.union([text, bad]).optional()).max(2))).toThrow(at('body.member[] (form 2)'));
    expect(create({ query: z.object({ q: bad.default('') }) })).toThrow(at('query.q'));
    expect(create({ headers: z.object({ range: bad }) })).toThrow(at('headers.range'));
    expect(create({ cookies: z.object({ sid: bad }) })).toThrow(at('cookies.sid'));
    expect(create({ path: '/{id}', params: z.object({ id: bad }) })).toThrow(at('params.id'));
    expect(create({ responses: { 201: z.object({ id: bad }) } })).toThrow(at('response 201.id'));
    expect(create({ responses: { 204: { ...response, headers: z.object({ etag: bad }) } } })).toThrow(
      at('headers of response 204.etag'),
    );
    const item = z.object({ id: bad }).meta({ id: 'RefusedItem' });
    expect(create({ responses: { 200: { ...response, content: { 'application/x-ndjson': lines(item) } } } })).toThrow(
      at('response 200[].id'),
    );
  });

  test('is not enforced either', () => {
    expect(() => compileCheck(z.date())).toThrow('Write z.iso.datetime()');
    expect(() => compileCheck(z.object({}).refine(Boolean))).toThrow('Check it in the service');
  });
});

test('what travels as text is refused when text cannot carry it', () => {
  expect(create({ query: z.object({ q: text.nullable() }) })).toThrow(
    'createThing, query.q: text cannot carry a nullable',
  );
  expect(create({ query: z.object({ q: z.array(z.object({})).max(2) }) })).toThrow('cannot carry a object');
  expect(create({ headers: z.object({ accept: z.array(text).max(2) }) })).toThrow('only a query can repeat a name');
});

test('a status that is none is refused', () => {
  const responses = { '4XX': { description: 'Anything.' } } as unknown as AnyOperation['responses'];
  expect(create({ responses })).toThrow('createThing, response 4XX: name each status');
  const fallback = { default: { description: 'Anything.' } } as unknown as AnyOperation['responses'];
  expect(create({ responses: fallback })).toThrow('createThing, response default: name each status');
});

test('everything else is taken', () => {
  const body = z.strictObject({
    text: z.string().min(1).max(9).regex(/^a/).meta({ title: 'A', format: 'password' }),
    address: z.email().max(99),
    at: z.iso.datetime({ offset: true, precision: 3 }).nullable(),
    day: z.iso.date().optional(),
    id: z.uuidv7(),
    host: z.union([z.ipv4(), z.ipv6(), z.literal('none'), z.null()]),
    count: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
    share: z.number().gt(0).lt(1),
    kind: z.enum(['a', 'b']).nullable(),
    only: z.literal('a').nullable(),
    tags: z.array(text).length(2),
    form: z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]),
  });
  expect(withBody(body)).not.toThrow();
  expect(create({ body: { content: { '*/*': Bytes } } })).not.toThrow();
  expect(create({ query: z.object({ tags: z.array(z.int().min(1).max(5)).max(3).optional() }) })).not.toThrow();
});
