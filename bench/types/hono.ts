import { lines, range, schemas, store, type Dialect, type Files } from './contract.ts';

const GROUP = 50;

/** Hono with zod-openapi and its RPC client, one app a resource, chained as its documentation says. */
export const hono: Dialect = {
  name: 'Hono RPC',
  resource(number): Files {
    const folder = `src/things-${number}`;
    return {
      [`${folder}/schemas.ts`]: schemas(number),
      [`${folder}/store.ts`]: store(number),
      [`${folder}/app.ts`]: app(number),
    };
  },
  project(count, calls) {
    return {
      'src/server.ts': `import { OpenAPIHono } from '@hono/zod-openapi';

${lines(count, (number) => `import { things${number} } from './things-${number}/app.ts';`)}

${groups(count)
  .map(
    (numbers, group) => `const group${group} = new OpenAPIHono()
${numbers.map((number) => `  .route('/things-${number}', things${number})`).join('\n')};`,
  )
  .join('\n')}

export const app = new OpenAPIHono()
${groups(count)
  .map((_, group) => `  .route('/', group${group})`)
  .join('\n')};
export type App = typeof app;
`,
      'client.ts': `import { hc } from 'hono/client';

import type { App } from './src/server.ts';

const api = hc<App>('/api');

${calls.map((number, index) => call(number, index)).join('\n')}
`,
    };
  },
};

/** Resources to an app of their own: in one chain of 200 the compiler gives up, "excessively deep and possibly infinite". */
function groups(count: number): number[][] {
  return range(Math.ceil(count / GROUP)).map((group) =>
    range(Math.min(GROUP, count - group * GROUP)).map((index) => group * GROUP + index),
  );
}

function app(number: number): string {
  const name = `Thing${number}`;
  const route = (method: string, path: string, request: string, status: number, answer: string) =>
    `createRoute({
      method: '${method}',
      path: '${path}',
      ${request}
      responses: { ${status}: { description: 'The answer.'${answer && `, content: json(${answer})`} } },
    })`;
  const body = (schema: string) => `body: { content: json(${schema}), required: true }`;
  return `import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';

import { New${name}, ${name}, ${name}Page, ${name}Patch } from './schemas.ts';
import { change, list, make, thing } from './store.ts';

const params = z.object({ id: ${name}.shape.id });
const page = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20), cursor: z.string().max(1024).optional() });
const json = <S>(schema: S) => ({ 'application/json': { schema } });

export const things${number} = new OpenAPIHono<{ Variables: { actor: string } }>()
  .openapi(
    ${route('get', '/', 'request: { query: page },', 200, `${name}Page`)},
    (context) => context.json({ items: list(context.req.valid('query').limit), nextCursor: null }, 200),
  )
  .openapi(
    ${route('post', '/', `request: { ${body(`New${name}`)} },`, 201, name)},
    (context) => context.json(make(context.req.valid('json')), 201),
  )
  .openapi(
    ${route('get', '/{id}', 'request: { params },', 200, name)},
    (context) => context.json({ ...thing, id: context.req.valid('param').id }, 200),
  )
  .openapi(
    ${route('patch', '/{id}', `request: { params, ${body(`${name}Patch`)} },`, 200, name)},
    (context) => context.json(change(context.req.valid('param').id, context.req.valid('json')), 200),
  )
  .openapi(
    ${route('delete', '/{id}', 'request: { params },', 204, '')},
    (context) => context.body(null, 204),
  );
`;
}

function call(number: number, index: number): string {
  const things = `api['things-${number}']`;
  const id = `param: { id: 'thing-${index}' }`;
  const made = `{ name: 'A', email: 'a@example.com', count: ${index}, state: 'live', tags: [], note: null }`;
  const calls = [
    `${things}.$get({ query: { limit: ${index + 1} } }).then((answer) => answer.json()).then(({ items }) => items[0]?.name)`,
    `${things}.$post({ json: ${made} }).then((answer) => answer.json()).then((data) => data.id)`,
    `${things}[':id'].$get({ ${id} }).then((answer) => answer.json()).then((data) => data.owner.name)`,
    `${things}[':id'].$patch({ ${id}, json: { count: ${index} } }).then((answer) => answer.json()).then((data) => data.count)`,
    `${things}[':id'].$delete({ ${id} }).then((answer) => answer.status)`,
  ];
  const type = ['string', 'string', 'string', 'number', 'number'][index % 5];
  return `export const call${index}: Promise<${type} | undefined> = ${calls[index % 5]};`;
}
