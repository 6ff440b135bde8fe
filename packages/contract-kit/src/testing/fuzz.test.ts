import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { requestsTo } from './fuzz.ts';

const document = {
  paths: {
    '/things/{id}': {
      patch: {
        operationId: 'updateThing',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { $ref: '#/components/schemas/Id' } },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 9 } },
          { name: 'If-Match', in: 'header', schema: { type: 'string', maxLength: 20 } },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['name'],
                properties: {
                  name: { type: 'string', minLength: 1, maxLength: 5 },
                  kind: { enum: ['tree', 'bush'] },
                  tags: { type: 'array', items: { type: 'string', maxLength: 3 }, maxItems: 2 },
                  until: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
                },
              },
            },
          },
        },
      },
    },
    '/files/{path}': {
      get: {
        operationId: 'getFile',
        parameters: [{ name: 'path', in: 'path', required: true, schema: { type: 'string', maxLength: 20 } }],
      },
    },
  },
  components: { schemas: { Id: { type: 'string', pattern: '^thg_[0-9]{4}$' } } },
};

function sample(operationId: string) {
  const known = { id: ['thg_0001'], path: ['a b/c', '..'] };
  return fc.sample(requestsTo(document, operationId, { known }), { numRuns: 500, seed: 1 });
}

describe('requestsTo', () => {
  const requests = sample('updateThing');

  it('names things that are there, things that could be, and things that cannot', () => {
    const ids = requests.map(({ path }) => path.replace('/things/', ''));
    expect(ids).toContain('thg_0001');
    expect(ids.filter((id) => /^thg_\d{4}$/.test(id) && id !== 'thg_0001')).not.toEqual([]);
    expect(ids.filter((id) => !/^thg_\d{4}$/.test(id))).not.toEqual([]);
    for (const { method, path } of requests) expect(`${method} ${path}`).toMatch(/^PATCH \/things\/[^/]+$/);
  });

  it('makes bodies that fit, and bodies that do not', () => {
    const bodies = requests.map(({ body }) => body ?? '');
    const parsed = bodies.flatMap((body) => (body.startsWith('{"') ? [JSON.parse(body) as object] : []));
    expect(parsed.some((body) => 'kind' in body && 'until' in body)).toBe(true);
    expect(parsed.some((body) => 'unknown' in body)).toBe(true);
    expect(parsed.some((body) => !('name' in body))).toBe(true);
    expect(bodies.some((body) => !body.startsWith('{'))).toBe(true);
  });

  it('makes values that can be sent', () => {
    expect(requests.some(({ query }) => query.length > 0)).toBe(true);
    for (const { path, query, headers } of requests) {
      expect(new URL(`http://here/api${path}`).pathname).toBe(`/api${path}`);
      expect(query.every(([, value]) => value.isWellFormed())).toBe(true);
      expect(() => new Headers(headers)).not.toThrow();
    }
  });

  it('keeps the slashes of a path that takes the rest of the URL', () => {
    const paths = sample('getFile').map(({ path }) => path);
    expect(paths).toContain('/files/a%20b/c');
    expect(paths).toContain('/files/...');
  });

  it('knows what is not there', () => {
    expect(() => requestsTo(document, 'nothing', { known: {} })).toThrow('The document has no operation nothing.');
  });
});
