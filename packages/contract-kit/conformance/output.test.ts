import { describe, expect, it } from 'vitest';

import { callerOf, digestOf, newName, targets } from './target.ts';

describe.each(targets)('$name: what goes out', (target) => {
  const { call, countOf } = callerOf(target);

  it('has the headers of the contract, several Set-Cookie apart (RFC 6265, 3)', async () => {
    const { headers } = await call('GET /notes/a');
    expect(headers.get('x-seen')).toBe('1');
    expect(headers.get('set-cookie')?.split('\n')).toEqual([
      'a=1; Path=/',
      'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT',
    ]);
  });

  it('says how long it may be kept, and nothing of an error (RFC 9111, 5.2)', async () => {
    expect((await call('GET /notes/a')).headers.get('cache-control')).toBe('private, max-age=5');
    expect((await call('GET /notes/a?limit=0')).headers.get('cache-control')).toBe('no-store');
    expect((await call('GET /redirect')).headers.get('cache-control')).toBe('no-store');
  });

  it('says since when it is deprecated and when it is gone (RFC 9745, RFC 8594)', async () => {
    const { headers } = await call('GET /old');
    expect(headers.get('deprecation')).toBe('@1767225600');
    expect(headers.get('sunset')).toBe('Fri, 01 Jan 2027 00:00:00 GMT');
  });

  it('redirects where the handler said (RFC 9110, 15.4.8)', async () => {
    const answer = await call('GET /redirect');
    expect([answer.status, answer.headers.get('location'), answer.text]).toEqual([307, '/login?next=a', '']);
  });

  it('has a request id, the one that was sent when it is well formed', async () => {
    expect((await call('GET /old', ['X-Request-Id: mine-1'])).headers.get('x-request-id')).toBe('mine-1');
    const made = await call('POST /old', ['X-Request-Id: not mine']);
    expect(made.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect(made.json()).toMatchObject({ requestId: made.headers.get('x-request-id') });
  });

  it.each(['/old', '/notes/a', '/file', '/negotiated', '/events'])(
    'HEAD %s is GET without the body (RFC 9110, 9.3.2)',
    async (path) => {
      const [get, head] = await Promise.all([call(`GET ${path}`), call(`HEAD ${path}`)]);
      expect(head.status).toBe(get.status);
      const own = ['date', 'x-request-id', 'transfer-encoding', 'vary', 'content-length', 'connection'];
      const kept = (headers: ReadonlyMap<string, string>) => [...headers].filter(([name]) => !own.includes(name));
      expect(kept(head.headers)).toEqual(kept(get.headers));
    },
  );

  it('HEAD is refused as GET is', async () => {
    expect((await call('HEAD /notes/a?limit=0')).status).toBe(400);
  });

  it('OPTIONS says what is allowed (RFC 9110, 9.3.7)', async () => {
    const answer = await call('OPTIONS /file');
    expect([answer.status, answer.headers.get('allow'), answer.text]).toEqual([204, 'GET, PUT, HEAD, OPTIONS', '']);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    '%s that is not there is 405 with Allow (RFC 9110, 15.5.6)',
    async (method) => {
      const answer = await call(`${method} /old`);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
      expect(answer.json()).toMatchObject({ code: 'method_not_allowed', status: 405 });
    },
  );

  it('bears the digest that is wanted (RFC 9530, 4)', async () => {
    const answer = await call('GET /old', ['Want-Content-Digest: sha-256=1', 'Want-Repr-Digest: sha-512=1']);
    expect(answer.headers.get('content-digest')).toBe(digestOf('sha-256', answer.body));
    expect(answer.headers.get('repr-digest')).toBe(digestOf('sha-512', answer.body));
  });

  it('says what is left to a caller, and when to come back (RFC 6585, 4)', async () => {
    const caller = [`X-Caller: ${newName()}`];
    const left = async () => /r=(\d+)/.exec((await call('GET /old', caller)).headers.get('ratelimit') ?? '')?.[1];
    expect([await left(), await left()]).toEqual(['1', '0']);
    const refused = await call('GET /old', caller);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit-policy')).toBe('"default";q=2;w=1000');
  });

  it.each(['GET /old', 'GET /old?nonsense=1', 'POST /old', 'GET /failing', 'OPTIONS /old'])(
    '%s may be read by the pages of named origins alone (WHATWG Fetch, 3.3)',
    async (line) => {
      const { headers } = await call(line, ['Origin: https://pages.example']);
      expect(headers.get('access-control-allow-origin')).toBe('https://pages.example');
      const foreign = await call(line, ['Origin: https://elsewhere.example']);
      expect(foreign.headers.has('access-control-allow-origin')).toBe(false);
      expect(foreign.headers.get('vary')?.split(/,\s*|\n/)).toContain('Origin');
    },
  );

  it('tells a browser beforehand what pages may send (WHATWG Fetch, 4.8)', async () => {
    const ahead = ['Origin: https://pages.example', 'Access-Control-Request-Method: PUT'];
    const { status, headers } = await call('OPTIONS /file', [...ahead, 'Access-Control-Request-Headers: if-match']);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-methods')).toContain('PUT');
    expect(headers.get('access-control-allow-headers')?.toLowerCase()).toContain('if-match');
  });

  it('is the first one again when a request with an Idempotency-Key is sent again', async () => {
    const name = newName();
    const fields = ['Authorization: Bearer me', `Idempotency-Key: "${name}"`, 'Content-Type: application/json'];
    const post = (text: string) => call(`POST /once/${name}`, fields, JSON.stringify({ text }));
    for (const answer of [await post('a'), await post('a')]) {
      expect([answer.status, answer.text]).toEqual([201, '{"text":"a"}']);
    }
    const other = await post('b');
    expect([other.status, other.json()]).toMatchObject([409, { code: 'idempotency_key_reused' }]);
    expect(await countOf(name)).toBe(1);
  });

  it('keeps to itself what went wrong', async () => {
    const answer = await call('GET /failing');
    expect(answer.status).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'internal_error' });
    expect(answer.text).not.toContain('secret');
  });

  it('says when to come back after a handler took too long (RFC 9110, 15.6.4)', async () => {
    const answer = await call('GET /slow');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });
});
