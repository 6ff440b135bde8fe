import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { defineContract } from '../contract.ts';
import { createDocument } from '../document.ts';
import { parseMultipart } from '../multipart.ts';
import type { AnyOperation } from '../operation.ts';
import { ProblemError } from '../problem.ts';
import { bind, type RouteModule } from '../route.ts';
import { fuzz, type FuzzOptions, type FuzzRequest } from './fuzz.ts';
import type { Description } from './description.ts';
import { createResponseCheck } from './responses.ts';

vi.setConfig({ testTimeout: 60_000 });

/* A small app that keeps its contract, and the same with a defect planted in it. */

const { operation, ...contract } = defineContract({
  problems: { thing_not_found: { status: 404, title: 'Thing not found' } },
  security: { key: { type: 'http', scheme: 'bearer', description: 'A key.' } },
  scopes: [],
});
const common = { tags: ['Things'], summary: 'For tests', auth: ['key'] } as const;
const Thing = z
  .object({ id: z.string().max(9), name: z.string().max(10) })
  .meta({ id: 'FuzzedThing', description: 'A thing.', example: { id: 'thing-1', name: 'spoon' } });
const params = z.object({
  id: z
    .string()
    .max(9)
    .regex(/^thing-[0-9]$/),
});

const createThing = operation({
  ...common,
  operationId: 'createThing',
  method: 'POST',
  path: '/things',
  body: z.strictObject({
    name: z.string().min(2).max(10),
    kind: z.enum(['tree', 'bush']).optional(),
    size: z.int().min(0).max(9).nullable().default(null),
    tags: z.array(z.string().min(1).max(5)).max(3).optional(),
    email: z.email().max(99).optional(),
  }),
  responses: { 201: Thing },
});
const getThing = operation({
  ...common,
  operationId: 'getThing',
  method: 'GET',
  path: '/things/{id}',
  params,
  query: z.object({
    limit: z.int().min(1).max(9).default(5),
    verbose: z.boolean().optional(),
    share: z.number().gt(0).max(1).optional(),
    sort: z
      .array(z.enum(['name', 'size']))
      .max(2)
      .optional(),
  }),
  headers: z.object({ 'x-note': z.string().min(2).max(20).optional() }),
  responses: { 200: Thing },
  errors: ['thing_not_found'],
});
const sendThings = operation({
  ...common,
  operationId: 'sendThings',
  method: 'PUT',
  path: '/things',
  auth: 'public',
  body: {
    content: { 'multipart/form-data': z.strictObject({ folder: z.string().min(1).max(9) }) },
    files: { field: 'file', maxItems: 3, description: 'The files.' },
  },
  maxBytes: null,
  responses: { 204: { description: 'Sent.' } },
});

const patchThings = operation({
  ...common,
  operationId: 'patchThings',
  method: 'PATCH',
  path: '/things',
  cookies: z.object({ theme: z.enum(['dark', 'light']).optional(), size: z.int().min(1).max(9).optional() }),
  body: {
    content: {
      'application/json': z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('note'), at: z.iso.datetime(), of: z.union([z.uuid(), z.null()]) }),
        z.strictObject({
          kind: z.literal('size'),
          parts: z
            .array(z.object({ size: z.number().gt(0).max(9) }))
            .min(1)
            .max(2),
        }),
      ]),
      'text/plain': z.string().min(2).max(9),
    },
  },
  responses: { 200: { description: 'Done.', content: { 'application/json': Thing, 'text/plain': z.string().max(9) } } },
});

const { resource } = bind({
  problems: contract.problems,
  strict: true,
  authenticate: async ({ request }) =>
    request.headers.get('authorization') === 'Bearer key' ? { actor: null, via: 'token', scopes: 'all' } : null,
  anonymous: () => null,
  signed: () => null,
  multipart: parseMultipart,
});
const things = resource(
  [createThing, ({ body }) => ({ status: 201, body: { id: 'thing-1', name: body.name } })],
  [patchThings, () => ({ status: 200, type: 'application/json', body: { id: 'thing-1', name: 'spoon' } })],
  [
    sendThings,
    async ({ body }) => {
      for await (const file of body.files) await file.body.cancel();
      return { status: 204 };
    },
  ],
);
const thing = resource([
  getThing,
  ({ params: { id } }) => {
    if (id !== 'thing-1') throw new ProblemError('thing_not_found');
    return { status: 200, body: { id, name: 'spoon' } };
  },
]);

async function app({ method, path, headers, body }: FuzzRequest): Promise<Response> {
  const init = { method, headers, ...(body !== undefined && { body: Buffer.from(body) }) };
  const [pathname = ''] = path.split('?');
  const id = /^\/things\/(.+)$/.exec(pathname)?.[1];
  const module: RouteModule = id === undefined ? things : thing;
  const handle = Object.entries(module).find(([name]) => name === method)?.[1];
  const given = id === undefined ? {} : { id: decodeURIComponent(id) };
  return handle?.(new Request(`http://app${path}`, init), { params: Promise.resolve(given) }) ?? Response.error();
}

function describeAll(...operations: AnyOperation[]): Description {
  const about = { title: 'Things', version: '1.0.0', summary: 'Things.', description: 'Things.' };
  const info = { ...about, license: { name: 'MIT', identifier: 'MIT' }, servers: [], tags: [] };
  return JSON.parse(JSON.stringify(createDocument(contract, operations, info))) as Description;
}

const document = describeAll(createThing, getThing, sendThings, patchThings);
const alone = {
  createThing: describeAll(createThing),
  getThing: describeAll(getThing),
  sendThings: describeAll(sendThings),
};

function run(options: Partial<FuzzOptions> = {}) {
  const check = createResponseCheck(document);
  const situation = () => ({ caller: { authorization: 'Bearer key' }, live: { id: 'thing-1' } });
  return fuzz({ document, base: 'http://app/api', seed: 7, send: app, check, situation, ...options });
}

/** One operation of the app, with some of its answers replaced. */
function planted(
  operationId: keyof typeof alone,
  defect: (request: FuzzRequest) => Response | undefined,
): Promise<unknown> {
  return run({ document: alone[operationId], send: async (request) => defect(request) ?? app(request) });
}

function answer(status: number, body: unknown, type = 'application/json'): Response {
  const headers = { 'content-type': type, 'cache-control': 'no-store', 'x-request-id': 'x' };
  return new Response(JSON.stringify(body), { status, headers });
}

const made = { id: 'thing-1', name: 'spoon' };
const bodyOf = ({ method, body }: FuzzRequest): Record<string, unknown> => {
  try {
    return method === 'POST' ? ({ ...JSON.parse(String(body)) } as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

describe('an app that keeps its contract', () => {
  it('passes, each operation with 200 requests, most of them well, and every rule refused', async () => {
    const reports = await run();
    expect(reports.map(({ operationId }) => operationId)).toEqual([
      'createThing',
      'sendThings',
      'patchThings',
      'getThing',
    ]);
    for (const { requests, valid, succeeded, rules } of reports) {
      expect(requests).toBeGreaterThanOrEqual(200);
      expect(succeeded / valid).toBeGreaterThan(0.5);
      expect(rules).toBeGreaterThan(5);
    }
  });

  it('is asked the same for the same seed, and something else for another', async () => {
    const asked = async (seed: number) => {
      const requests: string[] = [];
      const send = (request: FuzzRequest) => {
        requests.push(JSON.stringify(request));
        return app(request);
      };
      await run({ document: alone.getThing, seed, send });
      return requests.toSorted();
    };
    const first = await asked(1);
    expect(await asked(1)).toEqual(first);
    expect(await asked(2)).not.toEqual(first);
  });
});

describe('a defect is found, and shown by the smallest request', () => {
  it('a failure', async () => {
    const found = planted('createThing', (request) =>
      String(bodyOf(request)['name']).length > 10 ? answer(500, {}) : undefined,
    );
    await expect(found).rejects.toThrow('With the seed 7:');
    await expect(found).rejects.toThrow('createThing, valid request (path');
    await expect(found).rejects.toThrow('It failed with 500: {}');
    // Ten characters that are eleven UTF-16 units at least, and nothing else.
    await expect(found).rejects.toThrow(
      /-X POST 'http:\/\/app\/api\/things' .* --data-binary '\{"name":"[^"]{11,20}"\}'/u,
    );
  });

  it('a status that is not documented', async () => {
    const found = planted('createThing', (request) =>
      bodyOf(request)['kind'] === 'bush' ? answer(202, made) : undefined,
    );
    await expect(found).rejects.toThrow('createThing 202 is not documented');
    await expect(found).rejects.toThrow(/--data-binary '\{"name":"[^"]{2,4}","kind":"bush"\}'/);
  });

  it('an answer that does not fit its schema', async () => {
    const found = planted('createThing', (request) =>
      bodyOf(request)['tags'] ? answer(201, { ...made, id: 1 }) : undefined,
    );
    await expect(found).rejects.toThrow('createThing 201 does not fit its schema');
    await expect(found).rejects.toThrow('"tags":[]');
  });

  it('a bad value that is accepted', async () => {
    const found = planted('createThing', (request) =>
      Number(bodyOf(request)['size']) > 9 ? answer(201, made) : undefined,
    );
    await expect(found).rejects.toThrow('createThing, body/size maximum (path');
    await expect(found).rejects.toThrow('400 is due, and it answered 201');
    await expect(found).rejects.toThrow('"size":10}');
  });

  it('a bad parameter that is accepted', async () => {
    const found = planted('getThing', ({ path }) =>
      /verbose=(?!true|false)/.test(path) ? answer(200, made) : undefined,
    );
    await expect(found).rejects.toThrow('getThing, query.verbose type (path');
    await expect(found).rejects.toThrow("'http://app/api/things/thing-1?verbose=x'");
  });

  it('a refusal that names another place', async () => {
    const problem = {
      type: 'about:blank',
      title: 'No',
      error: 'No',
      status: 400,
      code: 'invalid_input',
      requestId: 'x',
    };
    const issues = [{ in: 'query', path: ['limit'], message: 'No', code: 'too_big' }];
    const found = planted('getThing', ({ path }) =>
      /verbose=(?!true|false)/.test(path) ? answer(400, { ...problem, issues }, 'application/problem+json') : undefined,
    );
    await expect(found).rejects.toThrow('No issue names the query’s ["verbose"]');
  });

  it('a type of body that is accepted', async () => {
    const found = planted('createThing', ({ method, headers }) =>
      method === 'POST' && headers['content-type'] === 'text/plain' ? answer(201, made) : undefined,
    );
    await expect(found).rejects.toThrow('createThing, body content type beside application/json');
  });

  it('a body that is too large and accepted', async () => {
    const found = planted('createThing', ({ body }) => (body && body.length > 2 ** 20 ? answer(201, made) : undefined));
    await expect(found).rejects.toThrow(/createThing, body size .*\nhead -c 1048577 \/dev\/zero/);
  });

  it('somebody without credentials who is let in', async () => {
    const found = planted('getThing', ({ path, headers }) =>
      path.startsWith('/things/') && !headers['authorization'] ? answer(200, made) : undefined,
    );
    await expect(found).rejects.toThrow('Without credentials 401 is due, and it answered 200');
  });

  it('a file that a form may not have', async () => {
    const found = planted('sendThings', ({ method, body }) =>
      method === 'PUT' && String(body).split('filename=').length > 4
        ? new Response(null, { status: 204, headers: { 'cache-control': 'no-store', 'x-request-id': 'x' } })
        : undefined,
    );
    await expect(found).rejects.toThrow('sendThings, body/file maxItems');
  });

  it('and looked at again by its name and path alone', async () => {
    const send = async (request: FuzzRequest) =>
      bodyOf(request)['kind'] === 'bush' ? answer(202, made) : app(request);
    const failure = await run({ document: alone.createThing, send }).then(String, String);
    const [, name = '', path = ''] = /(createThing, valid request) \(path ([\d:]+)\)/.exec(failure) ?? [];
    const sent: FuzzRequest[] = [];
    const replay = run({
      document: alone.createThing,
      replay: { name, path },
      send: (request) => (sent.push(request), send(request)),
    });
    await expect(replay).rejects.toThrow('createThing 202 is not documented');
    expect(sent.length).toBeLessThan(5);
  });
});

describe('what the run itself lacks is told', () => {
  it('a description that promises more than is kept', async () => {
    const wider = JSON.parse(
      JSON.stringify(alone.createThing).replace('"minLength":2,"maxLength":10', '"minLength":2,"maxLength":20'),
    ) as Description;
    const found = run({ document: wider });
    await expect(found).rejects.toThrow('createThing, valid request (path');
    await expect(found).rejects.toThrow('A valid request was refused');
  });

  it('too few requests that succeed', async () => {
    const situation = () => ({ caller: { authorization: 'Bearer key' }, live: { id: 'thing-2' } });
    const found = run({ situation });
    await expect(found).rejects.toThrow(/getThing: \d+ of 120 valid requests succeeded, and half of them must/);
    await expect(found).rejects.not.toThrow('createThing');
  });

  it('and not of an operation that succeeds once', async () => {
    let succeeded = 0;
    const send = async (request: FuzzRequest): Promise<Response> => {
      const response = await app(request);
      if (response.status !== 200 || succeeded++ === 0) return response;
      return app({ ...request, path: '/things/thing-2' });
    };
    await expect(run({ document: alone.getThing, send })).rejects.toThrow('getThing: 1 of 120');
    succeeded = 0;
    await expect(run({ document: alone.getThing, send, once: ['getThing'] })).resolves.toHaveLength(1);
  });

  it('a rule that is never seen refused', async () => {
    const vain = JSON.parse(JSON.stringify(alone.getThing).replace('^thing-[0-9]$', '^')) as Description;
    await expect(run({ document: vain })).rejects.toThrow('getThing, path.id pattern: never seen refused');
  });
});
