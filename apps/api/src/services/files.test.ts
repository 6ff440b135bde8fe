import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, bytes, form, put, refused, startSheaf, text } from '../../tests/support/sheaf.ts';
import type { Context } from './context.ts';
import { createFolder, getEntry, listEntries } from './entries.ts';
import { deleteFile, openFile } from './files.ts';
import { search } from './search.ts';
import { createSpace } from './spaces.ts';
import { uploadForm } from './upload-form.ts';
import { uploadFile } from './uploads.ts';

const MAX = 2_000_000;

describe.each(engines)('files on %s', (engine) => {
  let sheaf: TestSheaf;
  let ada: Context;
  let home: string;
  let count = 0;
  beforeAll(async () => {
    sheaf = await startSheaf(engine, { maxUploadBytes: MAX });
    ada = await sheaf.person('ada');
  });
  beforeEach(async () => {
    count += 1;
    home = `space ${count}`;
    await createSpace(ada, { name: home });
  });
  afterAll(() => sheaf.close());

  const names = async () =>
    (await listEntries(ada, { folder: home, sort: 'name', order: 'asc', limit: 100 })).items.map(({ name }) => name);
  const never = (): AsyncIterable<Uint8Array> => ({
    [Symbol.asyncIterator]: () => {
      throw new Error('The body was read.');
    },
  });

  test('a file comes back as it was written, whole and in part', async () => {
    const content = randomBytes(700_000);
    const { entry, outcome } = await uploadFile(ada, {
      path: `${home}/a/b.bin`,
      body: bytes(content),
      expectedBytes: 700_000,
    });
    expect(outcome).toBe('created');
    expect(entry).toMatchObject({
      kind: 'file',
      path: `${home}/a/b.bin`,
      size: 700_000,
      contentType: 'application/octet-stream',
    });
    const file = await openFile(ada, { path: `${home}/A/B.bin` });
    expect(file).toMatchObject({ etag: entry.etag, size: 700_000, sha256: entry.sha256, entry });
    expect(Buffer.from(await new Response(await file.read()).arrayBuffer()).equals(content)).toBe(true);
    const part = Buffer.from(await new Response(await file.read({ start: 5, end: 9 })).arrayBuffer());
    expect(part.equals(content.subarray(5, 10))).toBe(true);
    expect((await getEntry(ada, { id: entry.id })).entry).toEqual(entry);
  });

  test('a case twin is the same file: new bytes, old name, old version kept', async () => {
    const first = await put(ada, `${home}/Notes.txt`, 'one');
    const second = await put(ada, `${home}/notes.TXT`, 'two');
    expect(second).toMatchObject({
      outcome: 'replaced',
      entry: { id: first.entry.id, name: 'Notes.txt', createdAt: first.entry.createdAt },
    });
    expect(second.entry.version).not.toBe(first.entry.version);
    expect(second.entry.etag).not.toBe(first.entry.etag);
    expect(await text(ada, `${home}/notes.txt`)).toBe('two');
    expect(await names()).toEqual(['Notes.txt']);
    const versions = await sheaf.services.db
      .selectFrom('versions')
      .select('sha256')
      .where('entry_id', '=', first.entry.id)
      .orderBy('id')
      .execute();
    expect(versions.map(({ sha256 }) => sha256)).toEqual([first.entry.sha256, second.entry.sha256]);
  });

  test('a download in flight survives a new version and a deletion', async () => {
    await put(ada, `${home}/a.txt`, 'one');
    const stream = await (await openFile(ada, { path: `${home}/a.txt` })).read();
    await put(ada, `${home}/a.txt`, 'two');
    await deleteFile(ada, { path: `${home}/a.txt` });
    expect(await new Response(stream).text()).toBe('one');
    await refused(openFile(ada, { path: `${home}/a.txt` }), 'entry_not_found');
  });

  test('what is refused is refused before the body is read', async () => {
    await createFolder(ada, { path: `${home}/folder` });
    await put(ada, `${home}/file`, 'x');
    const write = (path: string, more = {}) => uploadFile(ada, { path, body: never(), ...more });
    await refused(write(`${home}/folder`), 'not_a_file');
    await refused(write(home), 'not_a_file');
    await refused(write(`${home}/file/below`), 'not_a_folder');
    await refused(write(`${home}/a//b`), 'invalid_path');
    await refused(write('no such space/a'), 'entry_not_found');
    await refused(write(`${home}/big`, { expectedBytes: MAX + 1 }), 'payload_too_large');
    await refused(
      write(`${home}/file`, { precondition: (etag: string | null) => etag === null }),
      'precondition_failed',
    );
    expect(await sheaf.storedFiles()).toHaveLength(
      (await sheaf.services.db.selectFrom('versions').select('id').execute()).length,
    );
  });

  test('an upload that breaks off leaves the old version and nothing else', async () => {
    await put(ada, `${home}/a.txt`, 'old');
    const [filesBefore, changesBefore] = [await sheaf.storedFiles(), await changes()];
    async function* cut() {
      yield Buffer.from('new');
      throw new Error('connection lost');
    }
    const path = `${home}/a.txt`;
    await expect(uploadFile(ada, { path, body: cut() })).rejects.toThrow('connection lost');
    await expect(uploadFile(ada, { path: `${home}/x/y/new.txt`, body: cut() })).rejects.toThrow('connection lost');
    await expect(uploadFile(ada, { path, body: bytes('new'), expectedBytes: 4 })).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [{ code: 'upload_incomplete' }],
    });
    await refused(uploadFile(ada, { path, body: bytes(randomBytes(MAX), 'x') }), 'payload_too_large');
    await expect(uploadFile(ada, { path, body: bytes('new'), signal: AbortSignal.abort() })).rejects.toThrow('aborted');
    expect(await text(ada, path)).toBe('old');
    expect(await names()).toEqual(['a.txt']);
    expect(await sheaf.storedFiles()).toEqual(filesBefore);
    expect(await changes()).toBe(changesBefore);
  });

  async function changes(): Promise<number> {
    return (await sheaf.services.db.selectFrom('changes').select('seq').execute()).length;
  }

  test('access is looked at again when the bytes are here', async () => {
    const guest = await sheaf.person('guest');
    const space = await createSpace(ada, { name: `guests ${count}` });
    await sheaf.join(space.id, guest, 'editor');
    const before = await sheaf.storedFiles();
    async function* slow() {
      yield Buffer.from('x');
      await sheaf.join(space.id, guest, 'viewer');
    }
    await refused(uploadFile(guest, { path: `${space.name}/a.txt`, body: slow() }), 'forbidden');
    expect(await sheaf.storedFiles()).toEqual(before);
  });

  test('fifty writers of one new path are all acknowledged, and one made it', async () => {
    const contents = Array.from({ length: 50 }, (_, index) => `writer ${index}`);
    const written = await Promise.all(contents.map((content) => put(ada, `${home}/deep/er/one.txt`, content)));
    expect(written.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    expect(new Set(written.map(({ entry }) => entry.id)).size).toBe(1);
    expect(contents).toContain(await text(ada, `${home}/deep/er/one.txt`));
    const id = written[0]?.entry.id ?? '';
    const versions = await sheaf.services.db.selectFrom('versions').select('id').where('entry_id', '=', id).execute();
    expect(versions).toHaveLength(50);
  });

  test('of those who write only what is not there, one wins', async () => {
    const precondition = (etag: string | null) => etag === null;
    const race = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        uploadFile(ada, { path: `${home}/once`, body: bytes(`${index}`), precondition }),
      ),
    );
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of race) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'precondition_failed' });
    }
    expect(await sheaf.storedFiles()).toHaveLength(
      (await sheaf.services.db.selectFrom('versions').select('id').execute()).length,
    );
  });

  test('of those who replace one version, one wins', async () => {
    const { entry } = await put(ada, `${home}/a`, 'old');
    const precondition = (etag: string | null) => etag === entry.etag;
    const race = await Promise.allSettled(
      ['x', 'y', 'z'].map((content) => uploadFile(ada, { path: `${home}/a`, body: bytes(content), precondition })),
    );
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('several files go into a folder, each with its own fate', async () => {
    const into = async (name: string, onConflict: 'version' | 'rename' | 'skip', content = name) => {
      const [outcome] = await uploadForm(ada, { folder: home, onConflict, files: form([name, content]) });
      return outcome;
    };
    const refusal = (code: string) => ({ refusal: { name: 'ServiceError', code } });
    expect(await into('a.txt', 'skip')).toMatchObject({ entry: { name: 'a.txt' }, size: 5 });
    expect(await into('A.txt', 'skip')).toMatchObject({ entry: { name: 'a.txt' }, size: 0 });
    expect(await into('a.txt', 'version', 'new')).toMatchObject({ entry: { name: 'a.txt' }, size: 3 });
    expect(await into('a.txt', 'rename')).toMatchObject({ entry: { name: 'a (2).txt' } });
    expect(await into('a.txt', 'rename')).toMatchObject({ entry: { name: 'a (3).txt' } });
    expect(await into('sub/b.txt', 'version')).toMatchObject({ entry: { path: `${home}/sub/b.txt` } });
    expect(await into('sub', 'rename')).toMatchObject({ entry: { name: 'sub (2)' } });
    expect(await into('sub', 'version')).toMatchObject(refusal('not_a_file'));
    expect(await into('../x', 'version')).toMatchObject(refusal('invalid_path'));
    const race = await Promise.all(['r.txt', 'R.txt', 'r.txt'].map((name) => into(name, 'rename')));
    expect(new Set(race.map((outcome) => outcome && 'entry' in outcome && outcome.entry.name.toLowerCase())).size).toBe(
      3,
    );
    await Promise.all(['s', 's', 's'].map((name) => into(name, 'skip')));
    expect(await text(ada, `${home}/s`)).toBe('s');
  });

  test('a form is there as a whole, or not at all', async () => {
    const getFolder = (folder: string) => listEntries(ada, { folder, sort: 'name', order: 'asc', limit: 1 });
    const stored = await sheaf.storedFiles();
    async function* cut() {
      yield* form(['one.txt', 'one'], ['two.txt', 'two']);
      throw new Error('cut off');
    }
    const upload = uploadForm(ada, { folder: `${home}/cut`, onConflict: 'rename', files: cut() });
    await expect(upload).rejects.toThrow('cut off');
    await refused(getFolder(`${home}/cut`), 'entry_not_found');
    expect(await sheaf.storedFiles()).toEqual(stored);
  });

  test('files of one form that stand in each other’s way leave no bytes behind', async () => {
    const stored = await sheaf.storedFiles();
    const files = form(['one', 'first'], ['one/below', 'second'], ['ONE', 'third']);
    const outcomes = await uploadForm(ada, { folder: `${home}/way`, onConflict: 'skip', files });
    expect(outcomes).toMatchObject([
      { entry: { size: 5 } },
      { refusal: { code: 'not_a_folder' } },
      { entry: { size: 5 } },
    ]);
    expect(await sheaf.storedFiles()).toHaveLength(stored.length + 1);
  });

  test('text in a form can be searched', async () => {
    await uploadForm(ada, { folder: home, onConflict: 'version', files: form(['t.txt', 'kittiwake'], ['b', '\0']) });
    const { items } = await search(ada, { q: 'kittiwake', limit: 10 });
    expect(items.map(({ entry }) => entry.name)).toEqual(['t.txt']);
  });

  test('a folder to upload into need not be there, but nothing may stand in its way', async () => {
    await put(ada, `${home}/file`, 'x');
    const into = (folder: string) => uploadForm(ada, { folder, onConflict: 'version', files: form() });
    expect(await into(home)).toEqual([]);
    expect(await into(`${home}/new/er`)).toEqual([]);
    await refused(into(`${home}/file`), 'not_a_folder');
    await refused(into(`${home}/file/x`), 'not_a_folder');
    await refused(into('no such space'), 'entry_not_found');
  });

  test.each([
    ['a.txt', 'hello', 'text/plain'],
    ['a.md', '# hello', 'text/markdown'],
    ['a.html', '<p>', 'text/html'],
    ['a.json', '{}', 'application/json'],
    ['a', 'plain words', 'text/plain'],
    ['a.txt', Buffer.from([0, 1, 2, 3]), 'application/octet-stream'],
    ['a.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'image/png'],
    ['a.png', 'no picture', 'text/plain'],
    ['a.png', '<script>alert(1)</script>', 'text/html'],
    ['a.png', ' <!-- <p> --> <!DOCTYPE html><p>', 'text/html'],
    ['a.jpg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['a.txt', '<html>', 'text/plain'],
    ['a.txt', Buffer.from('caf\xe9', 'latin1'), 'application/octet-stream'],
    ['a.svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['a.txt', '', 'text/plain'],
    ['a', '', 'application/octet-stream'],
  ])('what %s with %j is, its bytes say', async (name, content, type) => {
    const { entry } = await uploadFile(ada, { path: `${home}/${name}`, body: bytes(content) });
    expect(entry.contentType).toBe(type);
    const opened = await openFile(ada, { path: entry.path });
    expect(opened.contentType).toBe(type.startsWith('text/') ? `${type}; charset=utf-8` : type);
  });

  test('deleteFile takes files alone', async () => {
    await createFolder(ada, { path: `${home}/folder` });
    await put(ada, `${home}/file`, 'x');
    await refused(deleteFile(ada, { path: `${home}/folder` }), 'not_a_file');
    await refused(deleteFile(ada, { path: home }), 'not_a_file');
    await refused(deleteFile(ada, { path: `${home}/none` }), 'entry_not_found');
    await refused(deleteFile(ada, { path: `${home}/file/below` }), 'entry_not_found');
    await refused(deleteFile(ada, { path: `${home}/file`, precondition: () => false }), 'precondition_failed');
    await deleteFile(ada, { path: `${home}/FILE` });
    expect(await names()).toEqual(['folder']);
  });

  test('every write is recorded with the next number of its space', async () => {
    const { entry } = await put(ada, `${home}/a/b.txt`, 'one');
    await put(ada, `${home}/a/b.txt`, 'two');
    await deleteFile(ada, { path: `${home}/a/b.txt` });
    const rows = await sheaf.services.db
      .selectFrom('changes')
      .selectAll()
      .where('space_id', '=', entry.space)
      .orderBy('seq')
      .execute();
    expect(rows.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'space.created'],
      [2, 'member.set'],
      [3, 'entry.created'],
      [4, 'entry.created'],
      [5, 'entry.updated'],
      [6, 'entry.trashed'],
    ]);
    expect(rows.every((row) => row.actor_id === ada.actor?.user.id && row.request_id === 'test')).toBe(true);
    expect(JSON.parse(rows[4]?.before ?? '')).toMatchObject({ path: `${home}/a/b.txt`, version: entry.version });
  });
});
