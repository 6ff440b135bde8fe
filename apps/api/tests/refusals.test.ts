import { describe, expect, it } from 'vitest';

import { api, type ApiOptions, type Caller, fileUrl } from './support/api.ts';
import { newFolder, newKey, newPerson, newSpace, type Person, putFile, unique } from './support/people.ts';

/*
 * The order of refusals. Each request below is wrong in every way that comes after the one it is refused for, so that
 * nobody learns more than they may: 405, 401, 403 (origin, scope), 415 and 413, 400, 404, 403 (role), 409 and 412.
 */

type Step = readonly [status: number, method: string, path: string, options: ApiOptions];

async function expectSteps(steps: readonly Step[]): Promise<void> {
  for (const [status, method, path, options] of steps) {
    const answer = await api(method, path, options);
    expect(answer.status, `${method} ${path} ${answer.text}`).toBe(status);
  }
}

const foreign = { origin: 'https://evil.example' };
const text = { 'content-type': 'text/plain' };
const json = { 'content-type': 'application/json' };
const stale = { 'if-match': '"stale"' };
const huge = JSON.stringify({ path: 'x'.repeat(1024 * 1024) });
const nowhere = '/entries/ent_01k5x4a7p8q9r0s1t2v3w4x5yz';

async function situation() {
  const [person, other] = await Promise.all([newPerson(), newPerson()]);
  const space = await newSpace(person);
  const theirs = await putFile(other, `${other.space}/a.txt`);
  const mine = await putFile(person, `${space.name}/a.txt`);
  const taken = await newFolder(person, `${space.name}/taken`);
  const key = await newKey(person, ['files:read']);
  return { person, space: space.name, theirs, mine, taken, key };
}

const as = (caller: Caller, headers: Readonly<Record<string, string>> = {}): ApiOptions => ({ as: caller, headers });

describe('the order of refusals', () => {
  it('PATCH /entries/{id}', async () => {
    const { person, space, theirs, mine, taken, key } = await situation();
    const path = `/entries/${mine.id}`;
    const bad = { ...json, ...stale };
    const takenPath = JSON.stringify({ path: taken.path });
    await expectSteps([
      [405, 'PUT', '/entries/nonsense', { headers: { ...foreign, ...text }, body: huge }],
      [401, 'PATCH', '/entries/nonsense', { headers: { ...foreign, ...text }, body: huge }],
      [403, 'PATCH', '/entries/nonsense', { ...as(person, { ...foreign, ...text }), body: huge }],
      [403, 'PATCH', '/entries/nonsense', { ...as(key, text), body: huge }],
      [415, 'PATCH', '/entries/nonsense', { ...as(person, text), body: huge }],
      [413, 'PATCH', '/entries/nonsense', { ...as(person, bad), body: huge }],
      [400, 'PATCH', '/entries/nonsense', { ...as(person, bad), body: takenPath }],
      [400, 'PATCH', nowhere, { ...as(person, bad), body: '{"path":1}' }],
      [400, 'PATCH', nowhere, { ...as(person, bad), body: `{"path":"${space}/../a"}` }],
      [400, 'PATCH', `${nowhere}?nonsense=1`, { ...as(person, bad), body: takenPath }],
      [404, 'PATCH', nowhere, { ...as(person, bad), body: takenPath }],
      [404, 'PATCH', `/entries/${theirs.id}`, { ...as(person, bad), body: takenPath }],
      [412, 'PATCH', path, { ...as(person, bad), body: takenPath }],
      [409, 'PATCH', path, { ...as(person, json), body: takenPath }],
      [200, 'PATCH', path, { ...as(person, json), body: `{"path":"${space}/b.txt"}` }],
    ]);
  });

  it('PUT /files/{path}', async () => {
    const { person, space, theirs, taken, key } = await situation();
    const bytes = { body: 'bytes' };
    const bad = fileUrl(`${theirs.path}/nul`);
    await expectSteps([
      [405, 'PATCH', bad, { headers: { ...foreign, ...stale }, ...bytes }],
      [401, 'PUT', bad, { headers: { ...foreign, ...stale }, ...bytes }],
      [403, 'PUT', bad, { ...as(person, { ...foreign, ...stale }), ...bytes }],
      [403, 'PUT', bad, { ...as(key, stale), ...bytes }],
      [400, 'PUT', bad, { ...as(person, stale), ...bytes }],
      [400, 'PUT', `${fileUrl(theirs.path)}?nonsense=1`, { ...as(person, stale), ...bytes }],
      [404, 'PUT', fileUrl(theirs.path), { ...as(person, stale), ...bytes }],
      [409, 'PUT', fileUrl(taken.path), { ...as(person, stale), ...bytes }],
      [412, 'PUT', fileUrl(`${space}/a.txt`), { ...as(person, stale), ...bytes }],
      [200, 'PUT', fileUrl(`${space}/a.txt`), { ...as(person), ...bytes }],
    ]);
  });

  it('PATCH /spaces/{space}', async () => {
    const { person, theirs, space, key } = await situation();
    const rename = (name: string, caller: Person | Caller = person, headers = {}): ApiOptions => ({
      ...as(caller, { ...json, ...headers }),
      body: JSON.stringify({ name }),
    });
    const foreignSpace = `/spaces/${theirs.path.split('/')[0]}`;
    await expectSteps([
      [401, 'PATCH', foreignSpace, { headers: { ...foreign, ...text }, body: '{' }],
      [403, 'PATCH', foreignSpace, rename('a/b', person, foreign)],
      [403, 'PATCH', foreignSpace, rename('a/b', key)],
      [415, 'PATCH', foreignSpace, { ...as(person, text), body: '{' }],
      [400, 'PATCH', foreignSpace, rename('a/b')],
      [400, 'PATCH', foreignSpace, rename('~mine')],
      [404, 'PATCH', foreignSpace, rename(space)],
      [403, 'PATCH', '/spaces/shared', rename(space)],
      [409, 'PATCH', `/spaces/${person.space}`, rename(unique('mine'))],
      [409, 'PATCH', `/spaces/${space}`, rename('shared')],
      [200, 'PATCH', `/spaces/${space}`, rename(unique('free'))],
    ]);
  });
});
