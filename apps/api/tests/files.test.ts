import { createHash } from 'node:crypto';

import type { Entry } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, fileUrl, tally } from './support/api.ts';
import { maxUploadBytes } from './support/engine-server.ts';
import { badNames, oddNames } from './support/names.ts';
import { onePixel } from './support/one-pixel.ts';
import { namesIn, newFolder, newPerson, newSpace, type Person, putFile } from './support/people.ts';
import { raw } from './support/raw.ts';

async function personWithSpace() {
  const person = await newPerson();
  return { person, space: (await newSpace(person)).name };
}

function put(as: Person, path: string, body: string, headers: Readonly<Record<string, string>> = {}) {
  return api<Entry>('PUT', fileUrl(path), { as, body, headers });
}

function sha256(body: string | Uint8Array) {
  return createHash('sha256').update(body).digest();
}

describe('uploading', () => {
  it('answers the entry: 201 when it is new, 200 when it has a new version', async () => {
    const { person, space } = await personWithSpace();
    const path = `${space}/docs/readme.md`;
    const first = await put(person, path, 'hello world');
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe(`/api/files/${path}`);
    expect(first.json).toMatchObject({
      kind: 'file',
      path,
      name: 'readme.md',
      size: 11,
      contentType: 'text/markdown',
      sha256: sha256('hello world').toString('hex'),
      createdBy: person.id,
    });
    expect(first.headers.get('etag')).toBe(first.json.etag);
    expect(await namesIn(person, space)).toEqual(['docs']);

    const second = await put(person, path, 'hello again');
    expect([second.status, second.json.id]).toEqual([200, first.json.id]);
    expect(second.json.version).not.toBe(first.json.version);
    expect(second.json.etag).not.toBe(first.json.etag);
    expect(second.json.createdAt).toBe(first.json.createdAt);
    expect((await api('GET', fileUrl(path), { as: person })).text).toBe('hello again');
    expect(await namesIn(person, `${space}/docs`)).toEqual(['readme.md']);
  });

  it('keeps odd names as they are', async () => {
    const { person, space } = await personWithSpace();
    for (const name of oddNames) {
      const answer = await put(person, `${space}/${name}`, name);
      expect([answer.status, answer.json.name]).toEqual([201, name.normalize('NFC')]);
      const location = answer.headers.get('location') ?? '';
      const found = await api('GET', location.replace('/api', ''), { as: person });
      expect(found.text).toBe(name);
      expect(found.headers.get('content-disposition'), name).toMatch(/^attachment; filename="/);
    }
    expect((await namesIn(person, space)).toSorted()).toEqual(oddNames.map((name) => name.normalize('NFC')).toSorted());
  });

  it('refuses bad names, and stores nothing', async () => {
    const { person, space } = await personWithSpace();
    const headers = { cookie: person.headers['cookie'] ?? '', 'content-length': '0' };
    for (const [what, name, code] of [...badNames, ['nothing', '', 'empty_segment'] as const]) {
      const encoded = encodeURIComponent(name).replaceAll('.', '%2E');
      for (const target of [`${space}/${encoded}/b.txt`, `${space}/a/${encoded}`, `${encoded}/a.txt`]) {
        for (const method of ['PUT', 'GET', 'DELETE']) {
          const { status, body } = await raw(`${method} /api/files/${target}`, headers);
          expect(status, `${method} ${what}`).toBe(400);
          expect(JSON.parse(body)).toMatchObject({ code: 'invalid_path', issues: [{ path: ['path'], code }] });
        }
      }
    }
    expect(await namesIn(person, space)).toEqual([]);
  });

  it('takes an encoded slash for a slash, and decodes once', async () => {
    const { person, space } = await personWithSpace();
    const slash = await api<Entry>('PUT', `/files/${space}%2Fa%2Fb.txt`, { as: person, body: 'a' });
    expect([slash.status, slash.json.path]).toEqual([201, `${space}/a/b.txt`]);
    const twice = await api<Entry>('PUT', `/files/${space}/a%252Fb.txt`, { as: person, body: 'a' });
    expect([twice.status, twice.json.name]).toEqual([201, 'a%2Fb.txt']);
  });

  it('a name that differs in case alone is the same file, and keeps its old name', async () => {
    const { person, space } = await personWithSpace();
    const first = await put(person, `${space}/Docs/ReadMe.md`, 'one');
    const second = await put(person, `${space}/docs/README.MD`, 'two');
    expect([second.status, second.json.id, second.json.path]).toEqual([200, first.json.id, first.json.path]);
    expect((await api('GET', fileUrl(`${space}/DOCS/readme.md`), { as: person })).text).toBe('two');
    const decomposed = await put(person, `${space}/cafe\u0301`, 'one');
    expect(decomposed.json.name).toBe('caf\u00e9');
    expect((await put(person, `${space}/CAF\u00c9`, 'two')).json.id).toBe(decomposed.json.id);
  });

  it('finds out the type by itself, whatever the client says', async () => {
    const { person, space } = await personWithSpace();
    const upload = async (name: string, body: string | Uint8Array<ArrayBuffer>, type?: string) => {
      const headers = type === undefined ? {} : { 'content-type': type };
      return (await api<Entry>('PUT', fileUrl(`${space}/${name}`), { as: person, body, headers })).json.contentType;
    };
    expect(await upload('a.txt', onePixel, 'text/html')).toBe('image/png');
    expect(await upload('b.html', 'just words', 'image/png')).toBe('text/html');
    expect(await upload('c.json', '{"name":1}', 'application/json')).toBe('application/json');
    expect(await upload('d', new Uint8Array([0, 1, 2, 255]))).toBe('application/octet-stream');
    expect(await upload('e.txt', '')).toBe('text/plain');
  });

  it('finds it out whichever way the bytes come', async () => {
    const { person, space } = await personWithSpace();
    const page = '<html><script>alert(1)</script></html>';
    const form = new FormData();
    form.set('folder', space);
    form.set('file', new Blob([page], { type: 'image/png' }), 'form.png');
    await api('POST', '/files', { as: person, body: form });
    const tus = { 'tus-resumable': '1.0.0' };
    const metadata = `path ${Buffer.from(`${space}/tus.png`).toString('base64')},filetype ${btoa('image/png')}`;
    const begun = await api('POST', '/uploads', {
      as: person,
      headers: { ...tus, 'upload-length': String(page.length), 'upload-metadata': metadata },
    });
    const place = (begun.headers.get('location') ?? '').replace(/^.*\/api/, '');
    const part = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    expect((await api('PATCH', place, { as: person, headers: part, body: page })).status).toBe(204);
    const { json } = await api<{ items: Entry[] }>('GET', '/entries', { as: person, query: { folder: space } });
    const types = json.items.map(({ name, contentType }) => [name, contentType]);
    expect(types).toEqual([
      ['form.png', 'text/html'],
      ['tus.png', 'text/html'],
    ]);
  });

  it('keeps bytes of every kind as they are, with a length or without', async () => {
    const { person, space } = await personWithSpace();
    const bytes = Uint8Array.from(
      { length: 3 * 1024 * 1024 + 7 },
      (_value, index) => (index * 31 + (index >> 8)) % 256,
    );
    const whole = await api<Entry>('PUT', fileUrl(`${space}/whole`), { as: person, body: bytes });
    const streamed = await api<Entry>('PUT', fileUrl(`${space}/streamed`), {
      as: person,
      body: new Blob([bytes]).stream(),
    });
    const empty = await api<Entry>('PUT', fileUrl(`${space}/empty`), { as: person, body: '' });
    for (const { status, json } of [whole, streamed]) {
      expect([status, json.size, json.sha256]).toEqual([201, bytes.length, sha256(bytes).toString('hex')]);
      const { bytes: back } = await api('GET', fileUrl(json.path), { as: person });
      expect(Buffer.compare(back, bytes)).toBe(0);
    }
    expect([empty.status, empty.json.size]).toEqual([201, 0]);
    expect((await api('GET', fileUrl(empty.json.path), { as: person })).bytes).toHaveLength(0);
  });

  it('of more than is allowed is 413, announced or not, and stores nothing', async () => {
    const { person, space } = await personWithSpace();
    await put(person, `${space}/old.bin`, 'old');
    const body = new Uint8Array(maxUploadBytes + 1);
    for (const name of ['new.bin', 'old.bin']) {
      const path = fileUrl(`${space}/${name}`);
      const announced = await api('PUT', path, { as: person, body });
      expect([announced.status, announced.json.code]).toEqual([413, 'payload_too_large']);
      const streamed = await api('PUT', path, { as: person, body: new Blob([body]).stream() });
      expect([streamed.status, streamed.json.code]).toEqual([413, 'payload_too_large']);
    }
    expect(await namesIn(person, space)).toEqual(['old.bin']);
    expect((await api('GET', fileUrl(`${space}/old.bin`), { as: person })).text).toBe('old');
    const most = await api('PUT', fileUrl(`${space}/most.bin`), { as: person, body: new Uint8Array(maxUploadBytes) });
    expect(most.status).toBe(201);
  });

  it('takes no part of a file for the whole', async () => {
    const { person, space } = await personWithSpace();
    await put(person, `${space}/a.txt`, 'all of it');
    const part = await put(person, `${space}/a.txt`, 'it', { 'content-range': 'bytes 7-8/9' });
    expect([part.status, JSON.parse(part.text)]).toMatchObject([400, { issues: [{ path: ['content-range'] }] }]);
    expect((await api('GET', fileUrl(`${space}/a.txt`), { as: person })).text).toBe('all of it');
  });

  it('goes on only if the file is what the client saw', async () => {
    const { person, space } = await personWithSpace();
    const path = `${space}/a.txt`;
    const refused = async (headers: Record<string, string>) => {
      const { status, headers: got, text } = await put(person, path, 'refused', headers);
      expect(got.get('content-type')).toBe('application/problem+json');
      return [status, text.includes('"precondition_failed"')];
    };
    expect(await refused({ 'if-match': '*' })).toEqual([412, true]);
    expect(await refused({ 'if-match': '"other"' })).toEqual([412, true]);
    const first = await put(person, path, 'one', { 'if-none-match': '*' });
    expect(first.status).toBe(201);
    const etag = first.json.etag ?? '';
    expect(await refused({ 'if-none-match': '*' })).toEqual([412, true]);
    expect(await refused({ 'if-none-match': etag })).toEqual([412, true]);
    expect(await refused({ 'if-match': '"other"' })).toEqual([412, true]);
    expect(await refused({ 'if-match': `W/${etag}` })).toEqual([412, true]);
    expect((await put(person, path, 'two', { 'if-match': `"other", ${etag}` })).status).toBe(200);
    expect(await refused({ 'if-match': etag })).toEqual([412, true]);
    expect((await put(person, path, 'three', { 'if-match': 'nonsense' })).status).toBe(200);
    expect((await put(person, path, 'four', { 'if-match': '*' })).status).toBe(200);
    expect((await api('GET', fileUrl(path), { as: person })).text).toBe('four');
  });

  it('refuses a place that is a folder, or below a file', async () => {
    const { person, space } = await personWithSpace();
    await newFolder(person, `${space}/folder`);
    await put(person, `${space}/a.txt`, 'a');
    for (const [path, code] of [
      [space, 'not_a_file'],
      [`${space}/FOLDER`, 'not_a_file'],
      [`${space}/a.txt/b.txt`, 'not_a_folder'],
      [`${space}/A.TXT/b/c.txt`, 'not_a_folder'],
    ] as const) {
      const answer = await api('PUT', fileUrl(path), { as: person, body: 'a' });
      expect([answer.status, answer.json.code], path).toEqual([409, code]);
    }
    const missing = await api('PUT', fileUrl('not there/a.txt'), { as: person, body: 'a' });
    expect([missing.status, missing.json.code]).toEqual([404, 'entry_not_found']);
  });

  it('at the same time makes one file and loses no version', async () => {
    const { person, space } = await personWithSpace();
    const bodies = ['1', '2', '3', '4', '5', '6'];
    const answers = await Promise.all(bodies.map((body) => put(person, `${space}/new folder/a.txt`, body)));
    expect(tally(answers)).toEqual({ 200: 5, 201: 1 });
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
    expect(new Set(answers.map(({ json }) => json.version)).size).toBe(6);
    expect(await namesIn(person, space)).toEqual(['new folder']);
    const { text } = await api('GET', fileUrl(`${space}/new folder/a.txt`), { as: person });
    expect(bodies).toContain(text);
  });

  it('at the same time with a condition succeeds once', async () => {
    const { person, space } = await personWithSpace();
    const path = `${space}/a.txt`;
    const fresh = await Promise.all(
      ['1', '2', '3', '4'].map((body) => put(person, path, body, { 'if-none-match': '*' })),
    );
    expect(tally(fresh)).toEqual({ 201: 1, 412: 3 });
    const etag = fresh.find(({ status }) => status === 201)?.json.etag ?? '';
    const next = await Promise.all(['5', '6', '7', '8'].map((body) => put(person, path, body, { 'if-match': etag })));
    expect(tally(next)).toEqual({ 200: 1, 412: 3 });
  });
});

describe('deleting a file', () => {
  it('puts it into the trash', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space}/a.txt`);
    const answer = await api('DELETE', fileUrl(`${space}/A.TXT`), { as: person });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await api('GET', fileUrl(file.path), { as: person })).status).toBe(404);
    expect((await api('DELETE', fileUrl(file.path), { as: person })).status).toBe(404);
    const trash = await api<{ items: { entry: Entry }[] }>('GET', '/trash', { as: person });
    expect(trash.json.items.map(({ entry }) => entry.id)).toEqual([file.id]);
  });

  it('goes on only if it is what the client saw, and is a file', async () => {
    const { person, space } = await personWithSpace();
    const file = await putFile(person, `${space}/folder/a.txt`);
    const stale = await api('DELETE', fileUrl(file.path), { as: person, headers: { 'if-match': '"other"' } });
    expect([stale.status, stale.json.code]).toEqual([412, 'precondition_failed']);
    for (const path of [`${space}/folder`, space]) {
      const answer = await api('DELETE', fileUrl(path), { as: person });
      expect([answer.status, answer.json.code]).toEqual([409, 'not_a_file']);
    }
    expect(
      (await api('DELETE', fileUrl(file.path), { as: person, headers: { 'if-match': file.etag ?? '' } })).status,
    ).toBe(204);
  });
});
