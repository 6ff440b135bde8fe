import type { SearchPage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api } from './support/api.ts';
import { newFolder, newPerson, newSpace, type Person, putFile, unique } from './support/people.ts';

async function personWithSpace() {
  const person = await newPerson();
  return { person, space: (await newSpace(person)).name };
}

function search(as: Person, query: Readonly<Record<string, string | number>>) {
  return api<SearchPage>('GET', '/search', { as, query });
}

async function found(as: Person, query: Readonly<Record<string, string | number>>): Promise<string[]> {
  const { status, json } = await search(as, query);
  expect(status).toBe(200);
  return json.items.map(({ entry }) => entry.name).toSorted();
}

describe('search', () => {
  it('finds words in names and in text, at once', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space}/astro notes.txt`, 'nothing to see');
    await putFile(person, `${space}/other.txt`, 'we looked at the Astro page and at the stars');
    await newFolder(person, `${space}/Astro`);
    await putFile(person, `${space}/unrelated.txt`, 'nothing');
    const { json, headers } = await search(person, { q: 'astro' });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(json.items.map(({ entry }) => entry.name).toSorted()).toEqual(['Astro', 'astro notes.txt', 'other.txt']);
    const text = json.items.find(({ entry }) => entry.name === 'other.txt')?.highlights[0];
    expect(text?.field).toBe('text');
    expect(text?.parts.map((part) => part.text).join('')).toBe('we looked at the Astro page and at the stars');
    expect(text?.parts.filter((part) => part.match).map((part) => part.text)).toEqual(['Astro']);
    const name = json.items.find(({ entry }) => entry.name === 'astro notes.txt')?.highlights[0];
    expect(name).toEqual({
      field: 'name',
      parts: [
        { text: 'astro', match: true },
        { text: ' notes.txt', match: false },
      ],
    });
  });

  it('finds the first and the last word of a text that arrives in many pieces', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space}/long.txt`, `prologue ${'and so on, '.repeat(80_000)} epilogue`);
    expect(await found(person, { q: 'prologue epilogue' })).toEqual(['long.txt']);
  });

  it('wants every word, each of which may be a beginning', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space}/a.txt`, 'red apples and green pears');
    await putFile(person, `${space}/b.txt`, 'red cars');
    expect(await found(person, { q: 'red' })).toEqual(['a.txt', 'b.txt']);
    expect(await found(person, { q: 'red gre' })).toEqual(['a.txt']);
    expect(await found(person, { q: 'pears apples' })).toEqual(['a.txt']);
    expect(await found(person, { q: 'app red' })).toEqual(['a.txt']);
    expect(await found(person, { q: 'pples' })).toEqual([]);
  });

  it('does not mind case, accents or signs', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space}/Éclair.txt`, 'crème BRÛLÉE, c’est bon');
    await putFile(person, `${space}/日本語のメモ.txt`, '');
    for (const q of ['eclair', 'ÉCLAIR', 'creme', 'brûlée', 'Brulee']) {
      expect(await found(person, { q }), q).toEqual(['Éclair.txt']);
    }
    expect(await found(person, { q: '日本' })).toEqual(['日本語のメモ.txt']);
  });

  it('takes signs for signs and not for a language', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space}/a.txt`);
    const signs = [
      '"',
      "'",
      '*',
      'a"b',
      'AND',
      'NOT a',
      '(a',
      'a)',
      'a:b',
      '-a',
      '^a',
      '%',
      '_',
      ';--',
      '\\',
      '\0',
      'a & b',
      '!a',
      ':*',
      '🙂',
    ];
    for (const q of signs) expect((await search(person, { q })).status, q).toBe(200);
  });

  it('follows renames, new bytes, the trash and moves out of sight', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space}/folder/first.txt`, 'alpha');
    await api('PATCH', `/entries/${file.id}`, { as: person, json: { path: `${space}/folder/second.txt` } });
    expect(await found(person, { q: 'first' })).toEqual([]);
    expect(await found(person, { q: 'second' })).toEqual(['second.txt']);
    expect(await found(person, { q: 'alpha' })).toEqual(['second.txt']);
    await putFile(person, `${space}/folder/second.txt`, 'beta');
    expect(await found(person, { q: 'alpha' })).toEqual([]);
    expect(await found(person, { q: 'beta' })).toEqual(['second.txt']);
    const { json } = await api<{ folder: { id: string } }>('GET', '/entries', {
      as: person,
      query: { folder: `${space}/folder` },
    });
    await api('DELETE', `/entries/${json.folder.id}`, { as: person });
    expect(await found(person, { q: 'beta' })).toEqual([]);
    await api('POST', `/trash/${json.folder.id}/restore`, { as: person });
    expect(await found(person, { q: 'beta' })).toEqual(['second.txt']);
  });

  it('shows nobody what is in the spaces of others', async () => {
    const [person, other] = await Promise.all([newPerson(), newPerson('admin')]);
    const word = unique('secret').replace('-', '');
    await putFile(person, `${person.space}/${word}.txt`, word);
    expect(await found(other, { q: word })).toEqual([]);
    expect(await found(person, { q: word })).toEqual([`${word}.txt`]);
  });

  it('can be narrowed to a folder, a kind and a type', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space}/in/pear.txt`, 'a');
    await putFile(person, `${space}/in/deep/pear.md`, 'a');
    await newFolder(person, `${space}/in/pear`);
    await putFile(person, `${space}/out/pear.json`, '{}');
    const q = 'pear';
    expect(await found(person, { q, under: `${space}/in` })).toEqual(['pear', 'pear.md', 'pear.txt']);
    expect(await found(person, { q, under: `${space}/IN/deep` })).toEqual(['pear.md']);
    expect(await found(person, { q, under: space, kind: 'folder' })).toEqual(['pear']);
    expect(await found(person, { q, kind: 'file' })).toEqual(['pear.json', 'pear.md', 'pear.txt']);
    expect(await found(person, { q, type: 'text/' })).toEqual(['pear.md', 'pear.txt']);
    expect(await found(person, { q, type: 'application/json' })).toEqual(['pear.json']);
  });

  it('gives ten when nothing is said, and the rest page by page', async () => {
    const { person, space } = await personWithSpace();
    const names = Array.from({ length: 12 }, (_value, index) => `astro ${index}.txt`);
    for (const name of names) await putFile(person, `${space}/${name}`, 'a');
    const first = await search(person, { q: 'astro' });
    expect(first.json.items).toHaveLength(10);
    const second = await search(person, { q: 'astro', cursor: first.json.nextCursor ?? '' });
    expect(second.json.nextCursor).toBeNull();
    const all = [...first.json.items, ...second.json.items].map(({ entry }) => entry.name);
    expect(all.toSorted()).toEqual(names.toSorted());
    expect((await search(person, { q: 'astro', limit: 3 })).json.items).toHaveLength(3);
  });

  it('refuses what it does not understand', async () => {
    const as = await newPerson();
    for (const [query, member, code] of [
      [{}, 'q', 'required'],
      [{ q: '' }, 'q', 'too_small'],
      [{ q: 'x'.repeat(201) }, 'q', 'too_big'],
      [{ q: 'a', kind: 'link' }, 'kind', 'not_allowed'],
      [{ q: 'a', type: 'image' }, 'type', 'wrong_format'],
      [{ q: 'a', limit: 'many' }, 'limit', 'wrong_type'],
    ] as const) {
      const answer = await api('GET', '/search', { as, query });
      expect(answer.status).toBe(400);
      expect(answer.json.issues).toEqual([expect.objectContaining({ in: 'query', path: [member], code })]);
    }
  });

  it('refuses a folder that is bad, not there or a file', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space}/a.txt`);
    const refused = async (under: string) => {
      const { status, json } = await api('GET', '/search', { as: person, query: { q: 'a', under } });
      return [status, json.code];
    };
    expect(await refused(`${space}//a`)).toEqual([400, 'invalid_path']);
    expect(await refused(`${space}/not there`)).toEqual([404, 'entry_not_found']);
    expect(await refused('not there')).toEqual([404, 'entry_not_found']);
    expect(await refused(`${space}/a.txt`)).toEqual([409, 'not_a_folder']);
  });
});
