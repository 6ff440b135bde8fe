import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { defineContract } from './contract.ts';
import { createRateLimiter } from './rate-limit.ts';
import { bind } from './route.ts';

describe('a limiter', () => {
  function limiter(limit: number, windowSeconds: number, maxKeys?: number) {
    const time = { now: 1_000_000 };
    const options = { clock: () => time.now, ...(maxKeys !== undefined && { maxKeys }) };
    return { time, take: createRateLimiter({ limit, windowSeconds }, options).take };
  }

  it('lets the whole limit come at once, and says what is left', () => {
    const { take } = limiter(3, 60);
    expect([take('a'), take('a'), take('a')]).toMatchObject([
      { allowed: true, limit: 3, windowSeconds: 60, remaining: 2, resetSeconds: 20, retryAfterSeconds: 0 },
      { allowed: true, remaining: 1, resetSeconds: 40 },
      { allowed: true, remaining: 0, resetSeconds: 60 },
    ]);
    expect(take('a')).toMatchObject({ allowed: false, remaining: 0, resetSeconds: 60, retryAfterSeconds: 20 });
  });

  it('lets one more come as soon as it said, and no sooner', () => {
    const { time, take } = limiter(3, 60);
    for (let count = 0; count < 3; count += 1) take('a');
    time.now += 19_999;
    expect(take('a')).toMatchObject({ allowed: false, retryAfterSeconds: 1 });
    time.now += 1;
    expect([take('a'), take('a')]).toMatchObject([{ allowed: true }, { allowed: false }]);
    time.now += 60_000;
    expect(take('a')).toMatchObject({ allowed: true, remaining: 2 });
  });

  it('gives the limit again and again, however small the pieces', () => {
    const { time, take } = limiter(6000, 10);
    let allowed = 0;
    for (let step = 0; step < 20_000; step += 1, time.now += 1) if (take('a').allowed) allowed += 1;
    expect(allowed).toBe(6000 + 20_000 * 0.6 - 1);
  });

  it('counts each caller alone, and what costs more as more', () => {
    const { take } = limiter(3, 60);
    expect(take('a', 3)).toMatchObject({ allowed: true, remaining: 0 });
    expect(take('b')).toMatchObject({ allowed: true, remaining: 2 });
    expect(take('b', 3)).toMatchObject({ allowed: false, remaining: 2, retryAfterSeconds: 20 });
  });

  it('remembers so many callers and no more', () => {
    const { take } = limiter(1, 60, 2);
    for (const key of ['a', 'b', 'c']) take(key);
    expect([take('c'), take('b'), take('a')]).toMatchObject([
      { allowed: false },
      { allowed: false },
      { allowed: true },
    ]);
  });
});

describe('an API with a limit', () => {
  const { operation, problems } = defineContract({
    problems: {},
    security: { key: { type: 'http', scheme: 'bearer', description: 'A key.' } },
    scopes: [],
    rateLimited: true,
  });
  const about = { method: 'GET', tags: ['Things'], summary: 'Things', responses: { 200: z.object({}) } } as const;
  const listThings = operation({ ...about, operationId: 'listThings', path: '/things', auth: ['key'] });
  const hello = operation({ ...about, operationId: 'hello', path: '/hello', auth: 'public' });

  function serve(limit: number | undefined) {
    const { resource } = bind<string, null, null>({
      problems,
      authenticate: async ({ request }) => {
        const actor = request.headers.get('authorization');
        return actor === 'unknown' || actor === null ? null : { actor, via: 'token', scopes: 'all' };
      },
      anonymous: () => null,
      signed: () => null,
      rateLimit: () =>
        limit === undefined
          ? undefined
          : {
              limiter: createRateLimiter({ limit, windowSeconds: 60 }, { clock: () => 0 }),
              keyOf: (_exchange, actor) => actor ?? 'by address',
            },
    });
    const routes = {
      '/things': resource([listThings, () => ({ status: 200, body: {} })]),
      '/hello': resource([
        hello,
        () => {
          throw new Error('A defect.');
        },
      ]),
    };
    return async (path: keyof typeof routes, authorization?: string) => {
      const headers = authorization === undefined ? {} : { authorization };
      const request = new Request(`http://here${path}`, { headers });
      const answer = await routes[path].GET(request, { params: Promise.resolve({}) });
      return [answer.status, answer.headers.get('ratelimit'), answer.headers.get('retry-after')];
    };
  }

  it('says on every answer what is left, and refuses what is too much with 429', async () => {
    const call = serve(2);
    expect(await call('/things', 'ada')).toEqual([200, '"default";r=1;t=30', null]);
    expect(await call('/things', 'ada')).toEqual([200, '"default";r=0;t=60', null]);
    expect(await call('/things', 'ada')).toEqual([429, '"default";r=0;t=60', '30']);
    expect(await call('/things', 'bob')).toEqual([200, '"default";r=1;t=30', null]);
  });

  it('counts those without a credential together, also for what they are refused', async () => {
    const call = serve(2);
    expect(await call('/things')).toEqual([401, '"default";r=1;t=30', null]);
    expect(await call('/hello')).toEqual([500, '"default";r=0;t=60', null]);
    expect(await call('/things', 'unknown')).toEqual([429, '"default";r=0;t=60', '30']);
    expect(await call('/hello')).toEqual([429, '"default";r=0;t=60', '30']);
  });

  it('says nothing of limits when there are none', async () => {
    expect(await serve(undefined)('/things', 'ada')).toEqual([200, null, null]);
  });
});
