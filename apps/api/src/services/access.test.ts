import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, bytes, form, put, refused, startSheaf } from '../../tests/support/sheaf.ts';
import { type Context, systemContext } from './context.ts';
import { createFolder, deleteEntry, getEntry, listEntries } from './entries.ts';
import { updateEntry } from './entry-move.ts';
import { deleteFile, openFile } from './files.ts';
import { search } from './search.ts';
import { createSpace } from './spaces.ts';
import { listTrash, restoreFromTrash } from './trash.ts';
import { uploadForm } from './upload-form.ts';
import { uploadFile } from './uploads.ts';

describe.each(engines)('who may do what on %s', (engine) => {
  let sheaf: TestSheaf;
  let owner: Context;
  let file: string;
  let trashed: string;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
    owner = await sheaf.person('owner');
    await createSpace(owner, { name: 'vault' });
    file = (await put(owner, 'vault/a.txt', 'x')).entry.id;
    trashed = (await put(owner, 'vault/b.txt', 'x')).entry.id;
    await deleteFile(owner, { path: 'vault/b.txt' });
  });
  afterAll(() => sheaf.close());

  const reading: Record<string, (ctx: Context) => Promise<unknown>> = {
    listEntries: (ctx) => listEntries(ctx, { folder: 'vault', sort: 'name', order: 'asc', limit: 10 }),
    getEntry: (ctx) => getEntry(ctx, { id: file }),
    openFile: (ctx) => openFile(ctx, { path: 'vault/a.txt' }),
    'search under': (ctx) => search(ctx, { q: 'x', limit: 10, under: 'vault' }),
  };
  const writing: Record<string, (ctx: Context) => Promise<unknown>> = {
    createFolder: (ctx) => createFolder(ctx, { path: 'vault/new' }),
    updateEntry: (ctx) => updateEntry(ctx, { id: file, path: 'vault/c.txt' }),
    deleteEntry: (ctx) => deleteEntry(ctx, { id: file }),
    uploadFile: (ctx) => uploadFile(ctx, { path: 'vault/a.txt', body: bytes('y') }),
    'uploadFile new': (ctx) => uploadFile(ctx, { path: 'vault/n/new.txt', body: bytes('y') }),
    uploadForm: (ctx) => uploadForm(ctx, { folder: 'vault', onConflict: 'rename', files: form(['a.txt', 'y']) }),
    deleteFile: (ctx) => deleteFile(ctx, { path: 'vault/a.txt' }),
    restoreFromTrash: (ctx) => restoreFromTrash(ctx, { id: trashed }),
  };
  const everything = { ...reading, ...writing };

  test.each(Object.keys(everything))('%s: nobody without a credential', async (name) => {
    await refused(everything[name]?.(systemContext(sheaf.services, 'test')) ?? Promise.resolve(), 'unauthorized');
  });

  test.each(Object.keys(everything))('%s: 404 for strangers, the admin, and keys for other spaces', async (name) => {
    const stranger = await sheaf.person('stranger');
    const elsewhere = await createSpace(owner, { name: `elsewhere of ${name}` });
    const key = await sheaf.key(owner, { spaces: [elsewhere.id] });
    for (const ctx of [stranger, sheaf.admin, key]) {
      await refused(everything[name]?.(ctx) ?? Promise.resolve(), 'entry_not_found');
    }
  });

  test.each(Object.keys(writing))('%s: 403 for viewers', async (name) => {
    const viewer = await sheaf.person('viewer');
    const { entry } = await getEntry(owner, { id: file });
    await sheaf.join(entry.space, viewer, 'viewer');
    await refused(writing[name]?.(viewer) ?? Promise.resolve(), 'forbidden');
  });

  test.each(Object.keys(reading))('%s: viewers may', async (name) => {
    const viewer = await sheaf.person('viewer');
    const { entry } = await getEntry(owner, { id: file });
    await sheaf.join(entry.space, viewer, 'viewer');
    await expect(reading[name]?.(viewer)).resolves.toBeDefined();
    expect((await listTrash(viewer, { limit: 10 })).items).toHaveLength(1);
  });

  test('a move takes the editor of both spaces', async () => {
    const mover = await sheaf.person('mover');
    const source = await createSpace(mover, { name: 'source' });
    const { entry } = await put(mover, 'source/a.txt', 'x');
    await refused(updateEntry(mover, { id: entry.id, path: 'vault/a.txt' }), 'entry_not_found');
    await sheaf.join((await getEntry(owner, { id: file })).entry.space, mover, 'viewer');
    await refused(updateEntry(mover, { id: entry.id, path: 'vault/moved.txt' }), 'forbidden');
    await sheaf.join((await getEntry(owner, { id: file })).entry.space, mover, 'editor');
    await sheaf.join(source.id, mover, 'viewer');
    await refused(updateEntry(mover, { id: entry.id, path: 'vault/moved.txt' }), 'forbidden');
    await sheaf.join(source.id, mover, 'owner');
    expect((await updateEntry(mover, { id: entry.id, path: 'vault/moved.txt' })).entry.path).toBe('vault/moved.txt');
  });
});
