import { lines, schemas, store, type Dialect, type Files } from './contract.ts';

/** The kit, and calls as packages/client types them, by the types it makes of the description. */
export const kit: Dialect = {
  name: 'kit + client',
  resource(number): Files {
    const folder = `src/things-${number}`;
    return {
      [`${folder}/schemas.ts`]: schemas(number),
      [`${folder}/store.ts`]: store(number),
      [`${folder}/operations.ts`]: operations(number),
      [`app/api/things-${number}/route.ts`]: listRoute(number),
      [`app/api/things-${number}/[id]/route.ts`]: itemRoute(number),
    };
  },
  project(count, calls) {
    return {
      'src/kit.ts': bound,
      'src/operations.ts': `import type { AnyOperation } from '@sheaf/contract-kit';

${lines(count, (number) => `import * as things${number} from './things-${number}/operations.ts';`)}

export const operations: readonly AnyOperation[] = [
${lines(count, (number) => `  ...Object.values<AnyOperation>(things${number}),`)}
];
`,
      'client.ts': `import type { Calls } from '../../../../packages/client/src/call-types.ts';
import type { paths } from './schema.gen.ts';

declare const api: Calls<paths>;

${calls.map(call).join('\n')}
`,
    };
  },
};

const bound = `import { bind, defineContract } from '@sheaf/contract-kit';

export const { operation, problems, security, scopes } = defineContract({
  problems: { thing_not_found: { status: 404, title: 'Thing not found', description: 'There is none.' } },
  security: { apiKey: { type: 'http', scheme: 'bearer', description: 'A key.' } },
  scopes: ['things:read', 'things:write'],
});

export const { resource } = bind<{ name: string }, null, { actor: string }>({
  problems,
  authenticate: async () => ({ actor: { name: 'ada' }, via: 'token', scopes: 'all' }),
  anonymous: () => null,
  signed: (_, { actor }) => ({ actor: actor.name }),
});
`;

function operations(number: number): string {
  const name = `Thing${number}`;
  return `import { pageQuery } from '@sheaf/contract-kit';
import { z } from 'zod';

import { operation } from '../kit.ts';
import { New${name}, ${name}, ${name}Page, ${name}Patch } from './schemas.ts';

const params = z.object({ id: ${name}.shape.id });

export const list${name} = operation({
  operationId: 'list${name}',
  method: 'GET',
  path: '/things-${number}',
  summary: 'List',
  tags: ['Things'],
  description: 'For the bench.',
  auth: ['apiKey'],
  scope: 'things:read',
  query: z.object(pageQuery()),
  responses: { 200: { description: 'A page.', content: { 'application/json': ${name}Page } } },
});
export const create${name} = operation({
  operationId: 'create${name}',
  method: 'POST',
  path: '/things-${number}',
  summary: 'Create',
  tags: ['Things'],
  description: 'For the bench.',
  auth: ['apiKey'],
  scope: 'things:write',
  body: New${name},
  responses: { 201: { description: 'The new one.', content: { 'application/json': ${name} } } },
});
export const get${name} = operation({
  operationId: 'get${name}',
  method: 'GET',
  path: '/things-${number}/{id}',
  summary: 'Show',
  tags: ['Things'],
  description: 'For the bench.',
  auth: ['apiKey'],
  scope: 'things:read',
  params,
  responses: { 200: { description: 'The thing.', content: { 'application/json': ${name} } } },
  errors: ['thing_not_found'],
});
export const update${name} = operation({
  operationId: 'update${name}',
  method: 'PATCH',
  path: '/things-${number}/{id}',
  summary: 'Change',
  tags: ['Things'],
  description: 'For the bench.',
  auth: ['apiKey'],
  scope: 'things:write',
  params,
  body: ${name}Patch,
  responses: { 200: { description: 'As it is now.', content: { 'application/json': ${name} } } },
  errors: ['thing_not_found'],
});
export const delete${name} = operation({
  operationId: 'delete${name}',
  method: 'DELETE',
  path: '/things-${number}/{id}',
  summary: 'Delete',
  tags: ['Things'],
  description: 'For the bench.',
  auth: ['apiKey'],
  scope: 'things:write',
  params,
  responses: { 204: { description: 'It is gone.' } },
  errors: ['thing_not_found'],
});
`;
}

function listRoute(number: number): string {
  const name = `Thing${number}`;
  return `import { resource } from '../../../src/kit.ts';
import { create${name}, list${name} } from '../../../src/things-${number}/operations.ts';
import { list, make } from '../../../src/things-${number}/store.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [list${name}, ({ query }) => ({ status: 200, body: { items: list(query.limit), nextCursor: null } })],
  [create${name}, ({ body }) => ({ status: 201, body: make(body) })],
);
`;
}

function itemRoute(number: number): string {
  const name = `Thing${number}`;
  return `import { resource } from '../../../../src/kit.ts';
import { delete${name}, get${name}, update${name} } from '../../../../src/things-${number}/operations.ts';
import { change, thing } from '../../../../src/things-${number}/store.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [get${name}, ({ params }) => ({ status: 200, body: { ...thing, id: params.id } })],
  [update${name}, ({ params, body }) => ({ status: 200, body: change(params.id, body) })],
  [delete${name}, async () => ({ status: 204 })],
);
`;
}

function call(number: number, index: number): string {
  const path = `/things-${number}`;
  const id = `params: { path: { id: 'thing-${index}' } }`;
  const made = `{ name: 'A', email: 'a@example.com', count: ${index}, state: 'live', tags: [], note: null }`;
  const calls = [
    `api.GET('${path}', { params: { query: { limit: ${index + 1} } } }).then(({ data }) => data?.items[0]?.name)`,
    `api.POST('${path}', { body: ${made} }).then(({ data }) => data?.id)`,
    `api.GET('${path}/{id}', { ${id} }).then(({ data }) => data?.owner.name)`,
    `api.PATCH('${path}/{id}', { ${id}, body: { count: ${index} } }).then(({ data }) => data?.count)`,
    `api.DELETE('${path}/{id}', { ${id} }).then(({ response }) => response.status)`,
  ];
  const type = ['string', 'string', 'string', 'number', 'number'][index % 5];
  return `export const call${index}: Promise<${type} | undefined> = ${calls[index % 5]};`;
}
