import { crc32, deflateSync } from 'node:zlib';

import type { CreatedShare, Entry } from '@sheaf/contracts';
import { expect, it } from 'vitest';

import { api, fileUrl } from '../support/api.ts';
import { newPerson, newSpace, putFile } from '../support/people.ts';
import { raw } from '../support/raw.ts';

/*
 * Attacks by what is uploaded: content that wants to run, names that want to be headers, pictures that want all memory.
 */

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>';
const pdf =
  '%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>';

it.each([
  ['page.html', '<script>alert(document.cookie)</script>'],
  ['drawing.svg', svg],
  ['photo.png', svg],
  ['data.xml', '<?xml-stylesheet href="javascript:alert(1)"?><a/>'],
  ['script.mjs', 'alert(document.cookie)'],
  ['paper.pdf', pdf],
  ['notes.txt', '<script>alert(document.cookie)</script>'],
])('stored script: %s runs in no page of ours, whichever way it is fetched', async (name, body) => {
  const owner = await newPerson();
  const { name: space, id } = await newSpace(owner);
  const file = await putFile(owner, `${space}/${name}`, body);
  const root = await api<{ folder: Entry }>('GET', '/entries', { as: owner, query: { folder: id } });
  const json = { entry: root.json.folder.id };
  const { token } = (await api<CreatedShare>('POST', '/shares', { as: owner, json })).json;
  const ways = [
    fileUrl(file.path),
    `/entries/${file.id}/versions/${file.version}/content`,
    `/shared/${token}/files/${name}`,
  ];
  for (const way of ways) {
    const { status, headers } = await api('GET', way, { as: owner, query: { disposition: 'inline' } });
    expect([status, headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
    // A browser shows text as text and a PDF in a viewer of its own; everything else is saved.
    const isShown = /^(text\/plain|application\/pdf)\b/.test(headers.get('content-type') ?? '');
    expect(headers.get('content-disposition'), way).toMatch(isShown ? /^inline;/ : /^attachment;/);
    const policy = name === 'paper.pdf' ? /^$/ : /default-src 'none'.*sandbox$/;
    expect(headers.get('content-security-policy') ?? '', way).toMatch(policy);
  }
});

it('content sniffing: every answer forbids it', async () => {
  const person = await newPerson();
  const file = await putFile(person, `${person.space}/a.txt`, '<html>');
  for (const [method, path] of [
    ['GET', '/hello'],
    ['GET', '/health'],
    ['GET', '/nowhere'],
    ['OPTIONS', '/users'],
    ['PUT', '/users'],
    ['GET', fileUrl(file.path)],
    ['GET', `/entries/${file.id}/open`],
    ['GET', `/archives/${person.space}`],
  ] as const) {
    const { headers } = await api(method, path, { as: person });
    expect(headers.get('x-content-type-options'), `${method} ${path}`).toBe('nosniff');
  }
});

it('header injection through names: they stay in their place', async () => {
  const person = await newPerson();
  const { name: space } = await newSpace(person);
  const { cookie = '' } = person.headers;
  for (const injected of ['a%0d%0aSet-Cookie:%20a=b', 'a%0aX-A:%20b', 'a%E5%98%8A%E5%98%8DSet-Cookie:a=b%0d']) {
    const refused = await raw(`PUT /api/files/${space}/${injected}`, { cookie, 'content-length': '0' });
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([400, null]);
  }
  const name = `a"; filename="b.html"; x='?#%0d%0a&é嘊嘍.txt`;
  const { headers } = await api('PUT', fileUrl(`${space}/${name}`), { as: person, body: 'a' });
  const location = headers.get('location') ?? '';
  expect(location).toBe(`/api${fileUrl(`${space}/${name}`)}`);
  const download = await api('GET', location.replace('/api', ''), { as: person });
  const disposition = download.headers.get('content-disposition') ?? '';
  expect(disposition.match(/filename="[^"]*"/g)).toHaveLength(1);
  expect(decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(disposition)?.[1] ?? '')).toBe(name);
});

it('a pixel flood: an image that is enormous in a few bytes is not drawn', async () => {
  const person = await newPerson();
  const file = await putFile(person, `${person.space}/flood.png`, flood(9_000));
  expect(file.contentType).toBe('image/png');
  const answer = await api('GET', `/entries/${file.id}/thumbnail`, { as: person });
  expect([answer.status, answer.json.code]).toEqual([404, 'thumbnail_not_found']);
});

/** A black square as a PNG of a few kilobytes. It is whole: nothing but its size speaks against it. */
function flood(side: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // A bit for each pixel.
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))));
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND')]));
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
