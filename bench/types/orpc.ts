import { lines, schemas, store, type Dialect, type Files } from './contract.ts';

/** oRPC, contract first, as its documentation lays a project out. */
export const orpc: Dialect = {
  name: 'oRPC',
  resource(number): Files {
    const folder = `src/things-${number}`;
    return {
      [`${folder}/schemas.ts`]: schemas(number),
      [`${folder}/store.ts`]: store(number),
      [`${folder}/contract.ts`]: contract(number),
      [`${folder}/router.ts`]: router(number),
    };
  },
  project(count, calls) {
    return {
      'src/page.ts': `import { z } from 'zod';

export const page = z.object({ limit: z.int().min(1).max(100).default(20), cursor: z.string().max(1024).optional() });
`,
      'src/contract.ts': `${lines(count, (number) => `import { things${number} } from './things-${number}/contract.ts';`)}

export const contract = {
${lines(count, (number) => `  things${number},`)}
};
`,
      'src/server.ts': `import { OpenAPIHandler } from '@orpc/openapi/fetch';

${lines(count, (number) => `import { things${number} } from './things-${number}/router.ts';`)}

export const handler = new OpenAPIHandler({
${lines(count, (number) => `  things${number},`)}
});
`,
      'client.ts': `import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';

import { contract } from './src/contract.ts';

const api: ContractRouterClient<typeof contract> = createORPCClient(new OpenAPILink(contract, { url: '/api' }));

${calls.map((number, index) => call(number, index)).join('\n')}
`,
    };
  },
};

function contract(number: number): string {
  const name = `Thing${number}`;
  return `import { oc } from '@orpc/contract';
import { z } from 'zod';

import { page } from '../page.ts';
import { New${name}, ${name}, ${name}Page, ${name}Patch } from './schemas.ts';

const params = z.object({ id: ${name}.shape.id });
const said = { tags: ['Things'], description: 'For the bench.' };
const errors = { NOT_FOUND: { message: 'There is none.' } };

export const things${number} = {
  list: oc.route({ method: 'GET', path: '/things-${number}', operationId: 'list${name}', summary: 'List', ...said }).input(page).output(${name}Page),
  create: oc
    .route({ method: 'POST', path: '/things-${number}', operationId: 'create${name}', summary: 'Create', ...said, successStatus: 201 })
    .input(New${name})
    .output(${name}),
  get: oc
    .route({ method: 'GET', path: '/things-${number}/{id}', operationId: 'get${name}', summary: 'Show', ...said })
    .errors(errors)
    .input(params)
    .output(${name}),
  update: oc
    .route({ method: 'PATCH', path: '/things-${number}/{id}', operationId: 'update${name}', summary: 'Change', ...said })
    .errors(errors)
    .input(${name}Patch.extend(params.shape))
    .output(${name}),
  delete: oc
    .route({ method: 'DELETE', path: '/things-${number}/{id}', operationId: 'delete${name}', summary: 'Delete', ...said, successStatus: 204 })
    .errors(errors)
    .input(params)
    .output(z.void()),
};
`;
}

function router(number: number): string {
  return `import { implement } from '@orpc/server';

import { things${number} as contract } from './contract.ts';
import { change, list, make, thing } from './store.ts';

const os = implement(contract).$context<{ actor: string }>();

export const things${number} = os.router({
  list: os.list.handler(({ input }) => ({ items: list(input.limit), nextCursor: null })),
  create: os.create.handler(({ input }) => make(input)),
  get: os.get.handler(({ input }) => ({ ...thing, id: input.id })),
  update: os.update.handler(({ input }) => change(input.id, input)),
  delete: os.delete.handler(async () => {}),
});
`;
}

function call(number: number, index: number): string {
  const things = `api.things${number}`;
  const id = `id: 'thing-${index}'`;
  const made = `{ name: 'A', email: 'a@example.com', count: ${index}, state: 'live', tags: [], note: null }`;
  const calls = [
    `${things}.list({ limit: ${index + 1} }).then(({ items }) => items[0]?.name)`,
    `${things}.create(${made}).then((data) => data.id)`,
    `${things}.get({ ${id} }).then((data) => data.owner.name)`,
    `${things}.update({ ${id}, count: ${index} }).then((data) => data.count)`,
    `${things}.delete({ ${id} }).then(() => 204)`,
  ];
  const type = ['string', 'string', 'string', 'number', 'number'][index % 5];
  return `export const call${index}: Promise<${type} | undefined> = ${calls[index % 5]};`;
}
