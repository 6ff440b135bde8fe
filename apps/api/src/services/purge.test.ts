import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, put, refused, startSheaf, text } from '../../tests/support/sheaf.ts';
import { readBlobs } from './blob-readers.ts';
import { removeBlobs } from './blob-removal.ts';
import type { Context } from './context.ts';
import { deleteEntry } from './entries.ts';
import { copyEntry } from './entry-copy.ts';
import { openFile } from './files.ts';
import { newId } from './ids.ts';
import { runDueJobs } from './jobs.ts';
import { emptyTrash, purgeEntry } from './purge.ts';
import { search } from './search.ts';
import { createSpace } from './spaces.ts';
import { listTrash } from './trash.ts';

describe.each(engines)('what is purged on %s', (engine) => {
  let sheaf: TestSheaf;
  let ada: Context;
  let home: string;
  let count = 0;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
    ada = await sheaf.person('ada');
  });
  beforeEach(async () => {
    count += 1;
    home = `space ${count}`;
    await createSpace(ada, { name: home });
  });
  afterAll(() => sheaf.close());

  const trashed = async (path: string, content: string) => {
    const { entry } = await put(ada, path, content);
    await deleteEntry(ada, { id: entry.id });
    return entry;
  };
  const runJobs = () => runDueJobs(sheaf.services, [removeBlobs]);

  test('leaves its blobs to a job, which deletes every version’s', async () => {
    const before = await sheaf.storedFiles();
    await put(ada, `${home}/a.txt`, 'first');
    const { id } = await trashed(`${home}/a.txt`, 'second');
    await purgeEntry(ada, { id });
    expect(await sheaf.storedFiles()).toHaveLength(before.length + 2);
    await runJobs();
    expect(await sheaf.storedFiles()).toEqual(before);
    expect(await runJobs()).toBe(0);
  });

  test('goes a few at a time, so that others get their turn, with what was deleted from it before', async () => {
    const { db } = sheaf.services;
    const FILES = 3000;
    const { entry: first } = await put(ada, `${home}/folder/in/a.txt`, 'a');
    const file = await db.selectFrom('entries').selectAll().where('id', '=', first.id).executeTakeFirstOrThrow();
    const copies = Array.from({ length: FILES }, (_, number) => ({ ...file, id: newId('ent'), name_key: `${number}` }));
    for (let from = 0; from < FILES; from += 1000) {
      await db
        .insertInto('entries')
        .values(copies.slice(from, from + 1000))
        .execute();
    }
    const above = await db
      .selectFrom('entries')
      .select('parent_id')
      .where('id', '=', file.parent_id)
      .executeTakeFirst();
    for (const id of [file.id, file.parent_id, above?.parent_id]) await deleteEntry(ada, { id: id ?? '' });
    let turns = 0;
    const watch = () => {
      turns += 1;
      turn = setImmediate(watch);
    };
    let turn = setImmediate(watch);
    await emptyTrash(ada, {});
    clearImmediate(turn);
    expect(turns).toBeGreaterThanOrEqual(FILES / 500);
    const left = await db.selectFrom('entries').select('id').where('space_id', '=', file.space_id).execute();
    expect(left).toHaveLength(1);
    await runJobs();
  });

  test('keeps a blob that a copy names, until the copy goes too', async () => {
    const before = await sheaf.storedFiles();
    const { entry } = await put(ada, `${home}/a.txt`, 'shared');
    const { entry: twin } = await copyEntry(ada, { id: entry.id, path: `${home}/b.txt` });
    await deleteEntry(ada, { id: entry.id });
    await emptyTrash(ada, {});
    await runJobs();
    expect(await text(ada, `${home}/b.txt`)).toBe('shared');
    await deleteEntry(ada, { id: twin.id });
    await emptyTrash(ada, {});
    await runJobs();
    expect(await sheaf.storedFiles()).toEqual(before);
  });

  test('keeps its blobs for those who began to read before, and for nobody else', async () => {
    const before = await sheaf.storedFiles();
    const { id } = await trashed(`${home}/a.txt`, 'read');
    const readers = [await readBlobs(ada), await readBlobs(ada)];
    await purgeEntry(ada, { id });
    await runJobs();
    const late = await readBlobs(ada);
    for (const reader of readers) {
      sheaf.advance(10_000);
      await runJobs();
      expect(await sheaf.storedFiles()).toHaveLength(before.length + 1);
      await reader.end();
    }
    sheaf.advance(10_000);
    await runJobs();
    expect(await sheaf.storedFiles()).toEqual(before);
    await late.end();
  });

  test('is copied or gone, when both are wanted at once: no copy is ever without its bytes', async () => {
    const round = async (number: number) => {
      const path = `${home}/${number}.txt`;
      const { entry } = await put(ada, path, `text ${number}`);
      const { path: copy } = (await copyEntry(ada, { id: entry.id, path: `${home}/kept ${number}.txt` })).entry;
      await deleteEntry(ada, { id: (await openFile(ada, { path: copy })).entry.id });
      // The last live name of the blob is thrown away and copied at the same time.
      const twin = copyEntry(ada, { id: entry.id, path: `${home}/twin ${number}.txt` });
      const thrownAway = deleteEntry(ada, { id: entry.id }).then(() => emptyTrash(ada, { space: home }));
      const [copied] = await Promise.allSettled([twin, thrownAway.then(runJobs)]);
      await runJobs();
      if (copied.status === 'rejected') await refused(twin, 'entry_not_found');
      else expect(await text(ada, copied.value.entry.path)).toBe(`text ${number}`);
    };
    await Promise.all(Array.from({ length: 20 }, (_, number) => round(number)));
  });

  test('is read to its end by whoever has begun', async () => {
    const { id } = (await put(ada, `${home}/a.txt`, 'still here')).entry;
    const stream = await (await openFile(ada, { path: `${home}/a.txt` })).read();
    await deleteEntry(ada, { id });
    await purgeEntry(ada, { id });
    await runJobs();
    expect(await new Response(stream).text()).toBe('still here');
  });

  test('is found by nobody', async () => {
    const { id } = await trashed(`${home}/narwhal.txt`, 'walrus');
    await purgeEntry(ada, { id });
    const { items } = await search(ada, { q: 'walrus', limit: 10 });
    expect(items).toEqual([]);
  });

  test('more than fits into one transaction goes, and what is trashed later stays', async () => {
    for (let number = 0; number < 120; number += 1) await trashed(`${home}/${number}.txt`, 'x');
    sheaf.advance(1000);
    await emptyTrash(ada, { space: home });
    expect((await listTrash(ada, { space: home, limit: 100 })).items).toEqual([]);
  });
});
