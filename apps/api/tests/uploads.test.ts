import type { UploadResult } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, fileUrl } from './support/api.ts';
import { maxUploadBytes } from './support/engine-server.ts';
import { namesIn, newFolder, newPerson, newSpace, type Person, putFile } from './support/people.ts';
import { raw } from './support/raw.ts';

type Part = readonly [name: string, content: string | Blob, fileName?: string];

async function personWithSpace() {
  const person = await newPerson();
  return { person, space: (await newSpace(person)).name };
}

function upload(as: Person, parts: readonly Part[]) {
  const form = new FormData();
  for (const [name, content, fileName] of parts) {
    if (fileName === undefined) form.append(name, content);
    else form.append(name, new Blob([content]), fileName);
  }
  return api<UploadResult>('POST', '/files', { as, body: form });
}

async function refusal(as: Person, parts: readonly Part[]) {
  const { status, text } = await upload(as, parts);
  const { code } = JSON.parse(text) as { code: string };
  return [status, code];
}

describe('uploading with a form', () => {
  it('answers name and size of each file, in order', async () => {
    const { person, space } = await personWithSpace();
    const answer = await upload(person, [
      ['folder', `${space}/new/folder`],
      ['file', 'hello world', 'b.txt'],
      ['file', '', 'a.txt'],
      ['file', 'ümläut', 'ünï — 日本.txt'],
    ]);
    expect(answer.status).toBe(201);
    expect(answer.json.items.map(({ name, size, entry }) => [name, size, entry?.path])).toEqual([
      ['b.txt', 11, `${space}/new/folder/b.txt`],
      ['a.txt', 0, `${space}/new/folder/a.txt`],
      ['ünï — 日本.txt', 8, `${space}/new/folder/ünï — 日本.txt`],
    ]);
    expect((await api('GET', fileUrl(`${space}/new/folder/ünï — 日本.txt`), { as: person })).text).toBe('ümläut');
  });

  it('keeps many files apart, large ones between small ones', async () => {
    const { person, space } = await personWithSpace();
    const files = Array.from({ length: 50 }, (_, index) => {
      const content = `${index} `.repeat(index % 10 === 9 ? 50_000 : 10);
      return { name: `${index}.txt`, content };
    });
    const answer = await upload(person, [
      ['folder', space],
      ...files.map(({ name, content }): Part => ['file', content, name]),
    ]);
    expect(answer.json.items.map(({ name, size }) => [name, size])).toEqual(
      files.map(({ name, content }) => [name, content.length]),
    );
    for (const { name, content } of files) {
      expect((await api('GET', fileUrl(`${space}/${name}`), { as: person })).text).toBe(content);
    }
  });

  it('takes slashes in a name for folders below', async () => {
    const { person, space } = await personWithSpace();
    const answer = await upload(person, [
      ['folder', space],
      ['file', '1', 'photos/2026/a.jpg'],
      ['file', '2', 'photos/b.jpg'],
    ]);
    expect(answer.json.items.map(({ entry }) => entry?.path)).toEqual([
      `${space}/photos/2026/a.jpg`,
      `${space}/photos/b.jpg`,
    ]);
    expect(await namesIn(person, `${space}/photos`)).toEqual(['2026', 'b.jpg']);
  });

  it('stores the good files beside the bad ones', async () => {
    const { person, space } = await personWithSpace();
    await newFolder(person, `${space}/taken`);
    const answer = await upload(person, [
      ['folder', space],
      ['file', 'one', 'one.txt'],
      ['file', 'bad', '../escape.txt'],
      ['file', 'bad', 'C:\\temp\\a.txt'],
      ['file', 'bad', 'nul.txt'],
      ['file', 'bad', 'taken'],
      ['file', 'bad', 'one.txt/below.txt'],
      ['file', new Blob([new Uint8Array(maxUploadBytes + 1)]), 'huge.bin'],
      ['file', 'two', 'two.txt'],
    ]);
    expect(answer.status).toBe(201);
    expect(answer.json.items.map(({ name, entry, problem }) => [name, entry?.name ?? problem?.code])).toEqual([
      ['one.txt', 'one.txt'],
      ['../escape.txt', 'invalid_path'],
      ['C:\\temp\\a.txt', 'invalid_path'],
      ['nul.txt', 'invalid_path'],
      ['taken', 'not_a_file'],
      ['one.txt/below.txt', 'not_a_folder'],
      ['huge.bin', 'payload_too_large'],
      ['two.txt', 'two.txt'],
    ]);
    const bad = answer.json.items[1]?.problem;
    expect(bad).toMatchObject({ status: 400, title: 'Invalid path', requestId: answer.headers.get('x-request-id') });
    expect(await namesIn(person, space)).toEqual(['taken', 'one.txt', 'two.txt']);
  });

  it.each([
    ['version', 'new', ['a.txt']],
    ['rename', 'old', ['a (2).txt', 'a (3).txt', 'a.txt']],
    ['skip', 'old', ['a.txt']],
  ])('onConflict=%s decides what becomes of a file that is there', async (onConflict, content, names) => {
    const { person, space } = await personWithSpace();
    const old = await putFile(person, `${space}/a.txt`, 'old');
    const answer = await upload(person, [
      ['folder', space],
      ['onConflict', onConflict],
      ['file', 'new', 'a.txt'],
      ['file', 'new', 'A.TXT'],
    ]);
    expect(answer.status).toBe(201);
    expect(answer.json.items.map(({ problem }) => problem)).toEqual([undefined, undefined]);
    expect((await namesIn(person, space)).map((name) => name.toLowerCase())).toEqual(names);
    expect((await api('GET', fileUrl(old.path), { as: person })).text).toBe(content);
    const ids = answer.json.items.map(({ entry }) => entry?.id);
    if (onConflict === 'rename') expect(ids).not.toContain(old.id);
    else expect(ids).toEqual([old.id, old.id]);
  });

  it('makes a new version when nothing is said of conflicts', async () => {
    const { person, space } = await personWithSpace();
    const old = await putFile(person, `${space}/a.txt`, 'old');
    const { json } = await upload(person, [
      ['folder', space],
      ['file', 'new', 'a.txt'],
    ]);
    expect(json.items[0]?.entry?.id).toBe(old.id);
    expect((await api('GET', fileUrl(old.path), { as: person })).text).toBe('new');
  });
});

describe('a form that is refused stores nothing', () => {
  it.each<[what: string, parts: (space: string) => Part[], status: number, code: string]>([
    ['no folder', () => [['file', 'a', 'a.txt']], 400, 'invalid_input'],
    [
      'the folder after the files',
      (s) => [
        ['file', 'a', 'a.txt'],
        ['folder', s],
      ],
      400,
      'invalid_input',
    ],
    [
      'a conflict rule that is none',
      (s) => [
        ['folder', s],
        ['onConflict', 'ask'],
        ['file', 'a', 'a.txt'],
      ],
      400,
      'invalid_input',
    ],
    [
      'a field it does not know',
      (s) => [
        ['folder', s],
        ['owner', 'me'],
        ['file', 'a', 'a.txt'],
      ],
      400,
      'invalid_input',
    ],
    [
      'a field sent twice',
      (s) => [
        ['folder', s],
        ['folder', s],
        ['file', 'a', 'a.txt'],
      ],
      400,
      'invalid_input',
    ],
    ['no file', (s) => [['folder', s]], 400, 'invalid_input'],
    [
      'a file under another name',
      (s) => [
        ['folder', s],
        ['attachment', 'a', 'a.txt'],
      ],
      400,
      'invalid_input',
    ],
    [
      'a folder whose path is bad',
      (s) => [
        ['folder', `${s}/../a`],
        ['file', 'a', 'a.txt'],
      ],
      400,
      'invalid_path',
    ],
    [
      'a space that is not there',
      () => [
        ['folder', 'not there'],
        ['file', 'a', 'a.txt'],
      ],
      404,
      'entry_not_found',
    ],
  ])('%s', async (_what, parts, status, code) => {
    const { person, space } = await personWithSpace();
    expect(await refusal(person, parts(space))).toEqual([status, code]);
    expect(await namesIn(person, space)).toEqual([]);
  });

  it('a folder that is a file, or lies below one', async () => {
    const { person, space } = await personWithSpace();
    await putFile(person, `${space}/a.txt`);
    for (const folder of [`${space}/a.txt`, `${space}/A.txt/b`]) {
      expect(
        await refusal(person, [
          ['folder', folder],
          ['file', 'a', 'b.txt'],
        ]),
      ).toEqual([409, 'not_a_folder']);
    }
  });

  it.each([
    ['another type', 'application/json', '{}', 415],
    ['no type at all', '', 'a', 415],
    ['a form without a boundary', 'multipart/form-data', 'a', 400],
    ['a body that is no form', 'multipart/form-data; boundary=x', 'nonsense', 400],
    [
      'a form that breaks off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="fol',
      400,
    ],
    ['nothing', 'multipart/form-data; boundary=x', '', 400],
  ])('%s', async (_what, type, body, status) => {
    const person = await newPerson();
    const headers = { 'content-type': type };
    expect((await api('POST', '/files', { as: person, headers, body })).status).toBe(status);
  });

  it('a form that ends in the middle of a file', async () => {
    const { person, space } = await personWithSpace();
    const body = [
      '--x\r\nContent-Disposition: form-data; name="folder"\r\n\r\n',
      `${space}\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf of i`,
    ].join('');
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await api('POST', '/files', { as: person, headers, body })).status).toBe(400);
    expect(await namesIn(person, space)).toEqual([]);
  });

  it('a caller without credentials, whatever the form', async () => {
    const { status } = await raw('POST /api/files', { 'content-type': 'text/plain', 'content-length': '0' });
    expect(status).toBe(401);
  });
});
