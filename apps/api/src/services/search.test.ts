import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, bytes, put, refused, startSheaf } from '../../tests/support/sheaf.ts';
import type { Context } from './context.ts';
import { createFolder, deleteEntry } from './entries.ts';
import { updateEntry } from './entry-move.ts';
import { deleteFile } from './files.ts';
import { type SearchInput, search } from './search.ts';
import { createSpace, getSpace } from './spaces.ts';
import { restoreFromTrash } from './trash.ts';
import { uploadFile } from './uploads.ts';

describe.each(engines)('search on %s', (engine) => {
  let sheaf: TestSheaf;
  let ada: Context;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
    ada = await sheaf.person('ada');
    await createSpace(ada, { name: 'lab' });
  });
  afterAll(() => sheaf.close());

  const find = (q: string, input: Partial<SearchInput> = {}, ctx = ada) => search(ctx, { q, limit: 10, ...input });
  const paths = async (q: string, input: Partial<SearchInput> = {}, ctx = ada) =>
    (await find(q, input, ctx)).items.map(({ entry }) => entry.path);

  test('finds names and text at once, by the beginnings of words, all of them', async () => {
    await put(ada, 'lab/astronomy-notes.txt', 'The quick brown fox');
    await put(ada, 'lab/b.txt', 'An Astrolabe is no telescope');
    expect(await paths('astro')).toEqual(['lab/astronomy-notes.txt', 'lab/b.txt']);
    expect(await paths('ASTRO fox')).toEqual(['lab/astronomy-notes.txt']);
    expect(await paths('notes quick')).toEqual(['lab/astronomy-notes.txt']);
    expect(await paths('astro zebra')).toEqual([]);
    expect(await paths('stronomy')).toEqual([]);
  });

  test('marks what it found', async () => {
    await put(ada, 'lab/Kepler laws.txt', `${'filler '.repeat(5000)}the laws of Kepler hold ${'more '.repeat(100)}`);
    const { items } = await find('kepl');
    expect(items[0]?.highlights).toMatchObject([
      {
        field: 'name',
        parts: [
          { text: 'Kepler', match: true },
          { text: ' laws.txt', match: false },
        ],
      },
      { field: 'text' },
    ]);
    const parts = items[0]?.highlights[1]?.parts ?? [];
    expect(parts.filter(({ match }) => match).map((part) => part.text)).toEqual(['Kepler']);
    expect(parts.map((part) => part.text).join('')).toMatch(/^… .*laws of Kepler hold.* …$/);
    expect(parts.every((part) => part.text.length <= 1000)).toBe(true);
  });

  test('accents, case and compatible forms make no difference; unspaced scripts are found by parts', async () => {
    await put(ada, 'lab/Résumé.txt', 'Ｆｕｌｌｗｉｄｔｈ straße');
    await put(ada, 'lab/東京都の天気.txt', 'はれ');
    expect(await paths('resume')).toEqual(['lab/Résumé.txt']);
    expect(await paths('FULLWIDTH')).toEqual(['lab/Résumé.txt']);
    expect(await paths('京都')).toEqual(['lab/東京都の天気.txt']);
  });

  test.each([
    '"',
    '""',
    '*',
    'a"*',
    "'",
    "'':*",
    'AND',
    'NOT',
    'name:x',
    '{name}: x',
    '(',
    ')',
    'a NEAR(b)',
    '^a',
    'a & | !',
    '\\',
    '%',
    '_',
    '--',
    ';drop table entries',
    'a\u0000b',
    '\ud800',
    '\u{1f600}',
    ' ',
    'x'.repeat(200),
    Array.from({ length: 60 }, (_, i) => `w${i}`).join(' '),
  ])('takes %j for words, not for syntax', async (q) => {
    await expect(find(q)).resolves.toHaveProperty('items');
  });

  test('new bytes, a new name, the trash and a restore show at once', async () => {
    const { entry } = await put(ada, 'lab/m/moon.txt', 'luna');
    await put(ada, 'lab/m/moon.txt', 'selene');
    expect(await paths('luna')).toEqual([]);
    expect(await paths('selene')).toEqual(['lab/m/moon.txt']);
    await updateEntry(ada, { id: entry.id, path: 'lab/m/satellite.txt' });
    expect(await paths('moon')).toEqual([]);
    expect(await paths('satellite selene')).toEqual(['lab/m/satellite.txt']);
    await deleteFile(ada, { path: 'lab/m/satellite.txt' });
    expect(await paths('selene')).toEqual([]);
    await restoreFromTrash(ada, { id: entry.id, path: 'lab/m/io.txt' });
    expect(await paths('selene')).toEqual(['lab/m/io.txt']);
    expect(await paths('io')).toEqual(['lab/m/io.txt']);
    const folder = (await createFolder(ada, { path: 'lab/m2' })).entry;
    await updateEntry(ada, { id: entry.id, path: 'lab/m2/io.txt' });
    await deleteEntry(ada, { id: folder.id });
    expect(await paths('selene')).toEqual([]);
  });

  test('looks only below a folder, for one kind, for one type', async () => {
    await put(ada, 'lab/sun/solar.md', 'x');
    await put(ada, 'lab/solar.txt', 'x');
    await createFolder(ada, { path: 'lab/sun/solar folder' });
    expect((await paths('solar', { under: 'lab/sun' })).toSorted()).toEqual([
      'lab/sun/solar folder',
      'lab/sun/solar.md',
    ]);
    expect(await paths('solar', { kind: 'folder' })).toEqual(['lab/sun/solar folder']);
    expect(await paths('solar', { type: 'text/markdown' })).toEqual(['lab/sun/solar.md']);
    expect(await paths('solar', { type: 'text/' })).toHaveLength(2);
    expect(await paths('sun', { under: 'lab/sun' })).toEqual([]);
    await refused(find('x', { under: 'lab/none' }), 'entry_not_found');
    await refused(find('x', { under: 'lab/solar.txt' }), 'not_a_folder');
  });

  test('nobody finds what is in the spaces of others', async () => {
    await put(ada, 'lab/secret-plan.txt', 'classified');
    const stranger = await sheaf.person();
    for (const ctx of [stranger, sheaf.admin]) {
      expect(await paths('classified', {}, ctx)).toEqual([]);
      await refused(search(ctx, { q: 'x', limit: 10, under: 'lab' }), 'entry_not_found');
    }
    const shared = await getSpace(ada, { space: 'shared' });
    const key = await sheaf.key(ada, { spaces: [shared.id] });
    expect(await paths('classified', {}, key)).toEqual([]);
  });

  test('pages meet every hit once, names first', async () => {
    for (let index = 0; index < 7; index += 1) {
      await put(ada, `lab/p/${index % 2 === 0 ? 'comet' : 'other'} ${index}.txt`, 'a comet passes');
    }
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await find('comet', { limit: 2, cursor });
      found.push(...page.items.map(({ entry }) => entry.name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(found).toEqual([
      'comet 6.txt',
      'comet 4.txt',
      'comet 2.txt',
      'comet 0.txt',
      'other 5.txt',
      'other 3.txt',
      'other 1.txt',
    ]);
  });

  test('a whole megabyte of different words is searchable, and more is found by its name', async () => {
    let body = '';
    for (let index = 0; body.length < 1_048_000; index += 1) body += `${index.toString(36)}q `;
    const last = body.trim().split(' ').at(-1) ?? '';
    await uploadFile(ada, { path: 'lab/mega.txt', body: bytes(body) });
    expect(await paths(last)).toEqual(['lab/mega.txt']);
    await uploadFile(ada, { path: 'lab/giga.txt', body: bytes(body, `${'x'.repeat(1000)} tooLong`) });
    expect(await paths('tooLong')).toEqual([]);
    expect(await paths('giga')).toEqual(['lab/giga.txt']);
  });
});
