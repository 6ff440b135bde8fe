import type { SpaceUsage, UsagePage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, type ApiOptions, type Caller } from './support/api.ts';
import { admin, newFolder, newKey, newPerson, newSpace, putFile } from './support/people.ts';

/** Everything on the list, page by page. */
async function usageOf(as: Caller, query: ApiOptions['query'] = {}): Promise<SpaceUsage[]> {
  const items: SpaceUsage[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = { ...query, ...(cursor !== undefined && { cursor }) };
    const { status, json } = await api<UsagePage>('GET', '/usage', { as, query: page });
    expect(status).toBe(200);
    items.push(...json.items);
    cursor = json.nextCursor;
  }
  return items;
}

async function usageIn(as: Caller, space: string): Promise<SpaceUsage | undefined> {
  return (await usageOf(as)).find(({ name }) => name === space);
}

describe('usage', () => {
  it('counts files, earlier versions and the trash to the byte', async () => {
    const person = await newPerson();
    const { id, name } = await newSpace(person);
    const empty = {
      space: id,
      name,
      files: 0,
      bytes: 0,
      currentBytes: 0,
      earlierBytes: 0,
      trashBytes: 0,
      quotaBytes: null,
    };
    expect(await usageIn(person, name)).toEqual(empty);
    await putFile(person, `${name}/a.txt`, '12345');
    const file = await putFile(person, `${name}/a.txt`, '123');
    await api('POST', `/entries/${file.id}/copies`, { as: person, json: { path: `${name}/copy.txt` } });
    const folder = await newFolder(person, `${name}/folder`);
    await putFile(person, `${name}/folder/b.txt`, '1234567');
    await putFile(person, `${name}/folder/b.txt`, '12');
    await api('DELETE', `/entries/${folder.id}`, { as: person });
    const full = { ...empty, files: 2, bytes: 20, currentBytes: 6, earlierBytes: 5, trashBytes: 9 };
    expect(await usageIn(person, name)).toEqual(full);
    await api('DELETE', `/trash/${folder.id}`, { as: person });
    expect(await usageIn(person, name)).toEqual({ ...full, bytes: 11, trashBytes: 0 });
  });

  it('is shown of one’s own spaces, to a key of those it works in, page by page', async () => {
    const person = await newPerson();
    const space = await newSpace(person);
    const names = (await usageOf(person, { limit: 1 })).map(({ name }) => name);
    expect(names).toEqual([space.name, person.space, 'shared'].toSorted((a, b) => (a < b ? -1 : 1)));
    const key = await newKey(person, ['spaces:read'], [space.id]);
    expect((await usageOf(key)).map(({ name }) => name)).toEqual([space.name]);
    const narrow = await newKey(person, ['files:read']);
    expect((await api('GET', '/usage', { as: narrow })).status).toBe(403);
    expect((await api('GET', '/usage', { as: person, query: { cursor: 'x' } })).status).toBe(400);
  });

  it('is shown of all spaces to admins who ask, and to nobody else', async () => {
    const person = await newPerson();
    const { name } = await newSpace(person);
    const all = { all: 'true', limit: 100 };
    expect((await usageOf(await admin(), all)).map((usage) => usage.name)).toContain(name);
    expect((await usageOf(await admin())).map((usage) => usage.name)).not.toContain(name);
    const refused = await api('GET', '/usage', { as: person, query: all });
    expect([refused.status, refused.json.code]).toEqual([403, 'forbidden']);
    const boss = await newPerson('admin');
    const limited = await newKey(boss, ['spaces:read'], [(await newSpace(boss)).id]);
    expect((await api('GET', '/usage', { as: limited, query: all })).status).toBe(403);
  });
});
