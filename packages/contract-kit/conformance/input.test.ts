import { describe, expect, it } from 'vitest';

import { callerOf, targets } from './target.ts';

describe.each(targets)('$name: what comes in', (target) => {
  const { call } = callerOf(target);

  it('is converted and typed: path, query, headers and cookies', async () => {
    const answer = await call('GET /notes/a?limit=5&full=true&tag=x&tag=y', [
      'X-Count: 3',
      'Cookie: b=1; flavour=sour',
    ]);
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({ name: 'a', limit: 5, full: true, tags: ['x', 'y'], count: 3, flavour: 'sour' });
  });

  it('has the defaults of the contract', async () => {
    expect((await call('GET /notes/a')).json()).toEqual({ name: 'a', limit: 10 });
  });

  it.each([
    ['/notes/a?limit=500', [], 'query', 'limit'],
    ['/notes/a?limit=1&limit=2', [], 'query', 'limit'],
    ['/notes/a?nonsense=1', [], 'query', 'nonsense'],
    ['/old?nonsense=1', [], 'query', 'nonsense'],
    ['/notes/a', ['X-Count: 300'], 'header', 'x-count'],
    ['/notes/a', ['X-Count: some'], 'header', 'x-count'],
    ['/notes/a', ['Cookie: flavour=bland'], 'cookie', 'flavour'],
    [`/notes/${'a'.repeat(201)}`, [], 'path', 'name'],
  ])('%s %j is refused with the part and the member', async (path, fields, part, member) => {
    const answer = await call(`GET ${path}`, fields);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'invalid_input', issues: [{ in: part, path: [member] }] });
  });

  it.each([
    ['a/b', 'a/b'],
    ['a%2Fb', 'a/b'],
    ['a%2fb/c', 'a/b/c'],
    ['a%2525', 'a%25'],
    ['r%C3%A9sum%C3%A9.md', 'résumé.md'],
    ['a%5Cb', 'a\\b'],
    ['a%20b+c;d=e', 'a b+c;d=e'],
    ['a%00b', 'a\0b'],
  ])('the rest of a path, %s, is decoded once', async (sent, meant) => {
    expect((await call(`GET /echo/${sent}`)).json()).toEqual({ text: meant });
  });

  it('a segment of a path is decoded once', async () => {
    expect((await call('GET /notes/a%2Fb%2525')).json()).toMatchObject({ name: 'a/b%25' });
  });
});
