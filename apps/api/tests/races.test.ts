import type { Entry } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, fileUrl, tally } from './support/api.ts';
import { namesIn, newFolder, newPerson, newSpace, putFile } from './support/people.ts';

/*
 * Requests that get in each other's way. Whoever is told of a success has it, and what is there at the end is what one
 * request after another could have made.
 */

const RACERS = 50;

function race<T>(run: (racer: number) => Promise<T>, racers = RACERS): Promise<T[]> {
  return Promise.all(Array.from({ length: racers }, (_, racer) => run(racer)));
}

async function personWithSpace() {
  const person = await newPerson();
  return { person, space: (await newSpace(person)).name };
}

describe(`${RACERS} writers of one path`, () => {
  it('who want to create it: one does', async () => {
    const { person, space } = await personWithSpace();
    const path = fileUrl(`${space}/deep/er/a.txt`);
    const headers = { 'if-none-match': '*' };
    const answers = await race((racer) => api<Entry>('PUT', path, { as: person, headers, body: `racer ${racer}` }));
    expect(tally(answers)).toEqual({ 201: 1, 412: RACERS - 1 });
    const winner = answers.findIndex(({ status }) => status === 201);
    const { text, headers: found } = await api('GET', path, { as: person });
    expect([text, found.get('etag')]).toEqual([`racer ${winner}`, answers[winner]?.json.etag]);
  });

  it('who want to replace what they read: one does', async () => {
    const { person, space } = await personWithSpace();
    const { path, etag } = await putFile(person, `${space}/a.txt`);
    const headers = { 'if-match': etag ?? '' };
    const answers = await race((racer) =>
      api<Entry>('PUT', fileUrl(path), { as: person, headers, body: `racer ${racer}` }),
    );
    expect(tally(answers)).toEqual({ 200: 1, 412: RACERS - 1 });
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await api('GET', fileUrl(path), { as: person })).text).toBe(`racer ${winner}`);
  });

  it('who want nothing but to write: all are told the truth, and the last one’s bytes are there', async () => {
    const { person, space } = await personWithSpace();
    const path = fileUrl(`${space}/a.txt`);
    const answers = await race((racer) => api<Entry>('PUT', path, { as: person, body: `racer ${racer}` }));
    expect(tally(answers)).toEqual({ 200: RACERS - 1, 201: 1 });
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
    expect(new Set(answers.map(({ json }) => json.version)).size).toBe(RACERS);
    const { text, headers } = await api('GET', path, { as: person });
    const last = answers[Number(text.replace('racer ', ''))];
    expect(headers.get('etag')).toBe(last?.json.etag);
  });
});

describe('renames in the middle of something else', () => {
  it('of the folder that is uploaded into: each upload is in the one or in the other, whole', async () => {
    const { person, space } = await personWithSpace();
    const folder = await newFolder(person, `${space}/before`);
    const rename = api<Entry>('PATCH', `/entries/${folder.id}`, { as: person, json: { path: `${space}/after` } });
    const uploads = race(async (racer) => putFile(person, `${space}/before/${racer}.txt`, `racer ${racer}`));
    expect((await rename).status).toBe(200);
    for (const [racer, { id }] of (await uploads).entries()) {
      const { json } = await api<Entry>('GET', `/entries/${id}`, { as: person });
      expect([`${space}/before/${racer}.txt`, `${space}/after/${racer}.txt`]).toContain(json.path);
      expect((await api('GET', fileUrl(json.path), { as: person })).text).toBe(`racer ${racer}`);
    }
    const there = (await namesIn(person, space)).flatMap((name) => namesIn(person, `${space}/${name}`));
    expect((await Promise.all(there)).flat()).toHaveLength(RACERS);
  });

  it('of two folders into each other’s place: both keep what is theirs, under two names', async () => {
    const { person, space } = await personWithSpace();
    const folders = [await newFolder(person, `${space}/one`), await newFolder(person, `${space}/two`)];
    const files = await Promise.all(folders.map(({ path, id }) => putFile(person, `${path}/a.txt`, id)));
    const answers = await race((racer) => {
      const [id, name] = [folders[racer % 2]?.id ?? '', ['one', 'two', 'three'][racer % 3] ?? ''];
      return api('PATCH', `/entries/${id}`, { as: person, json: { path: `${space}/${name}` } });
    });
    const counts = tally(answers);
    expect((counts[200] ?? 0) + (counts[409] ?? 0)).toBe(RACERS);
    const names = await namesIn(person, space);
    expect(names).toHaveLength(2);
    for (const [index, { id }] of files.entries()) {
      const { json } = await api<Entry>('GET', `/entries/${id}`, { as: person });
      expect(names.map((name) => `${space}/${name}/a.txt`)).toContain(json.path);
      expect((await api('GET', fileUrl(json.path), { as: person })).text).toBe(folders[index]?.id);
    }
  });
});

it('a deletion in the middle of downloads: each gets all of the file or is told that it is gone', async () => {
  const { person, space } = await personWithSpace();
  const body = 'all of it, '.repeat(50_000);
  const { path, etag } = await putFile(person, `${space}/a.txt`, body);
  const answers = await race(async (racer) =>
    racer === RACERS / 2
      ? api('DELETE', fileUrl(path), { as: person })
      : api('GET', fileUrl(path), { as: person, headers: { 'accept-encoding': 'identity' } }),
  );
  const { 200: whole = 0, 204: deleted, 404: gone = 0 } = tally(answers);
  expect([deleted, whole + gone]).toEqual([1, RACERS - 1]);
  for (const { status, text, headers } of answers) {
    if (status === 200) expect([text === body, headers.get('etag')]).toEqual([true, etag]);
  }
  expect((await api('GET', fileUrl(path), { as: person })).status).toBe(404);
});
