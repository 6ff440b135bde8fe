import { expectTypeOf, test } from 'vitest';
import { z } from 'zod';

import type { Multipart } from './bytes.ts';
import { defineContract } from './contract.ts';
import type { Input, Reply } from './operation.ts';
import { bind } from './route.ts';

const { operation, problems } = defineContract({
  problems: { thing_not_found: { status: 404, title: 'Thing not found' } },
  security: { key: { type: 'http', scheme: 'bearer', description: 'A key.' } },
  scopes: ['things:read'],
});

const Thing = z.object({ name: z.string().max(20) });
const base = {
  operationId: 'getThing',
  method: 'PUT',
  path: '/things/{id}',
  tags: ['Things'],
  summary: 'Do it',
  params: z.object({ id: z.string().max(10) }),
} as const;

const putThing = operation({
  ...base,
  auth: ['key'],
  scope: 'things:read',
  query: z.object({ limit: z.int().max(9).default(5) }),
  body: Thing,
  responses: {
    200: Thing,
    201: {
      description: 'Made.',
      headers: z.object({ location: z.string().max(9) }),
      content: { 'application/json': Thing },
    },
    204: { description: 'Nothing to do.' },
  },
  errors: ['thing_not_found', 'precondition_failed'],
});

test('a misspelt credential, scope or code does not compile', () => {
  // @ts-expect-error -- there is no such credential
  operation({ ...base, auth: ['keyy'], responses: { 204: { description: 'Done.' } } });
  // @ts-expect-error -- there is no such scope
  operation({ ...base, auth: ['key'], scope: 'things:raed', responses: { 204: { description: 'Done.' } } });
  // @ts-expect-error -- there is no such problem
  operation({ ...base, auth: 'public', errors: ['thing_not_fuond'], responses: { 204: { description: 'Done.' } } });
});

test('a handler is given what the operation takes', () => {
  type Given = Input<typeof putThing>;
  expectTypeOf<Given['params']>().toEqualTypeOf<{ id: string }>();
  expectTypeOf<Given['query']>().toEqualTypeOf<{ limit: number }>();
  expectTypeOf<Given['body']>().toEqualTypeOf<{ name: string }>();
  expectTypeOf<Given['headers']>().toEqualTypeOf<undefined>();
});

test('a form gives its fields and its files', () => {
  const upload = operation({
    ...base,
    auth: 'public',
    body: {
      content: { 'multipart/form-data': z.strictObject({ folder: z.string().max(9) }) },
      files: { field: 'file', maxItems: 9, description: 'Files.' },
    },
    responses: { 204: { description: 'Done.' } },
  });
  expectTypeOf<Input<typeof upload>['body']>().toEqualTypeOf<Multipart<{ folder: string }>>();
});

test('a handler may answer what the operation lists, and nothing else', () => {
  type Answer = Reply<typeof putThing>;
  expectTypeOf<Answer['status']>().toEqualTypeOf<200 | 201 | 204>();
  expectTypeOf<{ status: 200; body: { name: string } }>().toExtend<Answer>();
  expectTypeOf<{ status: 204 }>().toExtend<Answer>();
  // Not listed; the wrong body; a header missing.
  expectTypeOf<{ status: 202 }>().not.toExtend<Answer>();
  expectTypeOf<{ status: 200; body: { nmae: string } }>().not.toExtend<Answer>();
  expectTypeOf<{ status: 201; type: 'application/json'; body: { name: string } }>().not.toExtend<Answer>();
});

const { resource } = bind({
  problems,
  authenticate: async () => null,
  anonymous: () => null,
  signed: () => null,
});

const Tree = z.object({
  kind: z.enum(['tree', 'bush']),
  tall: z.literal(true),
  rings: z.union([z.literal(1), z.null()]),
});
const listTrees = operation({
  operationId: 'listTrees',
  method: 'GET',
  path: '/trees',
  tags: ['Things'],
  summary: 'List trees',
  auth: 'public',
  responses: {
    200: {
      description: 'Them.',
      content: { 'application/json': z.object({ items: z.array(Tree) }), 'text/plain': z.string().max(99) },
    },
    204: { description: 'None.' },
  },
});

test('a handler may leave out its parameter and write its answer down', () => {
  const items = [{ kind: 'tree', tall: true, rings: 1 } as const, { kind: 'bush', tall: true, rings: null } as const];
  resource([listTrees, () => ({ status: 204 })]);
  resource([listTrees, () => ({ status: 200, type: 'text/plain', body: 'a tree' })]);
  resource([
    listTrees,
    () => ({ status: 200, type: 'application/json', body: { items: [{ kind: 'tree', tall: true, rings: null }] } }),
  ]);
  resource([
    listTrees,
    async () => ({ status: 200, type: 'application/json', body: { items: [{ kind: 'bush', tall: true, rings: 1 }] } }),
  ]);
  resource([
    listTrees,
    () => (items.length > 0 ? { status: 200, type: 'application/json', body: { items } } : { status: 204 }),
  ]);
});

test('what it writes down must be listed all the same', () => {
  // @ts-expect-error -- 202 is not listed
  resource([listTrees, () => ({ status: 202 })]);
  resource([
    listTrees,
    // @ts-expect-error -- there is no such kind
    () => ({ status: 200, type: 'application/json', body: { items: [{ kind: 'stone', tall: true, rings: 1 }] } }),
  ]);
  // @ts-expect-error -- 200 has a body
  resource([listTrees, async () => ({ status: 200 })]);
  // @ts-expect-error -- of two media types an answer names its own
  resource([listTrees, () => ({ status: 200, body: 'a tree' })]);
  // @ts-expect-error -- one right handler does not excuse another
  resource([listTrees, () => ({ status: 204 })], [putThing, () => ({ status: 205 })]);
});
