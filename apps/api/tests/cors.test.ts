import { expect, it } from 'vitest';

import { api, send } from './support/api.ts';
import { withOwnServer } from './support/own-server.ts';
import { unique } from './support/people.ts';
import { raw } from './support/raw.ts';

const app = 'https://app.example';

it('pages of a listed origin call with a key and read every answer', async () => {
  await withOwnServer(
    async ({ url, admin }) => {
      const { json: key } = await api<{ secret: string }>('POST', '/api-keys', {
        url,
        as: admin,
        json: { name: 'page', scopes: ['spaces:read', 'spaces:write'] },
      });
      const as = { headers: { authorization: `Bearer ${key.secret}`, origin: app } };
      const json = { name: unique() };
      const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };

      const preflight = await api('OPTIONS', '/spaces', { url, headers: { origin: app, ...asked } });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe(app);
      expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST, HEAD');
      expect(preflight.headers.get('access-control-allow-headers')).toMatch(/\bauthorization\b.*\bidempotency-key\b/);

      const patch = { origin: app, 'access-control-request-method': 'PATCH' };
      const part = await api('OPTIONS', '/uploads/upl_01k5x6d1e2f3g4h5j6k7m8n9pq', { url, headers: patch });
      expect(part.headers.get('access-control-allow-headers')).toMatch(/tus-resumable.*upload-offset.*upload-checksum/);

      const readable = async (status: number, method: string, path: string, options: object) => {
        const { response } = await send(method, path, { url, ...options });
        expect([method, path, response.status]).toEqual([method, path, status]);
        expect(response.headers.get('access-control-allow-origin'), path).toBe(app);
        expect(response.headers.get('access-control-expose-headers'), path).toContain('X-Request-Id');
        expect(response.headers.get('vary'), path).toContain('Origin');
      };
      await readable(201, 'POST', '/api/spaces', { as, json });
      await readable(409, 'POST', '/api/spaces', { as, json });
      await readable(400, 'POST', '/api/spaces', { as, json: {} });
      await readable(401, 'GET', '/api/spaces', { headers: { origin: app } });
      await readable(404, 'GET', '/api/spaces/nowhere', { as });
      await readable(405, 'DELETE', '/api/spaces', { as });
      await readable(404, 'GET', '/api/no/such/route', { as });
      const { response: refused } = await send('POST', '/api/uploads', { url, as });
      expect(refused.headers.get('access-control-expose-headers')).toContain('Upload-Offset');
      await readable(200, 'GET', '/api/legacy/hello', { as });

      const undecodable = await raw('GET /api/spaces/%', { origin: app }, url);
      expect([undecodable.status, undecodable.headers.get('access-control-allow-origin')]).toEqual([400, app]);
      const unknown = await raw('TRACE /api/spaces', { origin: app }, url);
      expect([unknown.status, unknown.headers.get('access-control-allow-origin')]).toEqual([405, app]);
    },
    { SHEAF_CORS_ORIGINS: `${app}, https://other.example` },
  );
});

it('a cookie is of no use to a listed origin, and a hostile one is told nothing', async () => {
  await withOwnServer(
    async ({ url, admin }) => {
      const json = { name: unique() };
      const cookie = { ...admin.headers, origin: app };
      const refused = await api('POST', '/spaces', { url, headers: cookie, json });
      expect([refused.status, refused.json.code]).toEqual([403, 'forbidden']);
      expect(refused.headers.get('access-control-allow-origin')).toBe(app);
      expect(refused.headers.has('access-control-allow-credentials')).toBe(false);

      const hostile = { origin: 'https://evil.example', 'access-control-request-method': 'GET' };
      for (const [method, path] of [
        ['OPTIONS', '/api/spaces'],
        ['GET', '/api/hello'],
        ['GET', '/api/spaces'],
        ['GET', '/api/no/such/route'],
      ] as const) {
        const { response } = await send(method, path, { url, headers: hostile });
        expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
        expect(response.headers.get('vary')).toContain('Origin');
      }
    },
    { SHEAF_CORS_ORIGINS: app },
  );
});

it('without a list no origin is let in', async () => {
  const { response } = await send('GET', '/api/hello', { headers: { origin: app } });
  expect([response.headers.get('access-control-allow-origin'), response.headers.get('vary')]).toEqual([null, null]);
});
