import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { api, fileUrl } from './support/api.ts';
import { newFolder, newPerson, newSpace, putFile } from './support/people.ts';

const text = 'hello world';
const digest = createHash('sha256').update(text).digest();

/** A file of eleven bytes, and a way to ask for it. */
async function greeting(name = 'greeting.txt', body = text) {
  const person = await newPerson();
  const space = await newSpace(person);
  const entry = await putFile(person, `${space.name}/${name}`, body);
  const get = (headers: Readonly<Record<string, string>> = {}, query: Readonly<Record<string, string>> = {}) =>
    api('GET', fileUrl(entry.path), { as: person, headers, query });
  return { person, space, entry, get };
}

describe('a download', () => {
  it('bears everything that a client needs to check it and to keep it', async () => {
    const { person, entry, get } = await greeting();
    const answer = await get();
    expect([answer.status, answer.text]).toEqual([200, text]);
    const wanted = {
      etag: `"${digest.toString('base64url')}"`,
      'repr-digest': `sha-256=:${digest.toString('base64')}:`,
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '11',
      'content-disposition': 'attachment; filename="greeting.txt"',
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'last-modified': new Date(entry.modifiedAt).toUTCString(),
    };
    for (const [name, value] of Object.entries(wanted)) expect(answer.headers.get(name), name).toBe(value);
    expect(entry.etag).toBe(wanted.etag);

    const head = await api('HEAD', fileUrl(entry.path), { as: person });
    expect([head.status, head.text]).toEqual([200, '']);
    for (const [name, value] of Object.entries(wanted)) expect(head.headers.get(name), name).toBe(value);
  });

  it('comes whatever the client accepts', async () => {
    const { get } = await greeting();
    expect((await get({ accept: 'image/webp' })).status).toBe(200);
  });

  it('of a range is 206', async () => {
    const { get } = await greeting();
    for (const [range, part, contentRange] of [
      ['bytes=0-4', 'hello', 'bytes 0-4/11'],
      ['bytes=6-', 'world', 'bytes 6-10/11'],
      ['bytes=-5', 'world', 'bytes 6-10/11'],
      ['bytes=-100', text, 'bytes 0-10/11'],
      ['bytes=4-100', 'o world', 'bytes 4-10/11'],
      ['bytes=10-10', 'd', 'bytes 10-10/11'],
      ['Bytes=0-0', 'h', 'bytes 0-0/11'],
    ] as const) {
      const answer = await get({ range });
      expect([answer.status, answer.text], range).toEqual([206, part]);
      expect(answer.headers.get('content-range'), range).toBe(contentRange);
      expect(answer.headers.get('content-length'), range).toBe(String(part.length));
      expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${digest.toString('base64')}:`);
    }
  });

  it('of a range beyond the end is 416, and tells the size', async () => {
    const { get } = await greeting();
    for (const range of ['bytes=11-', 'bytes=100-200', 'bytes=-0']) {
      const answer = await get({ range });
      expect([answer.status, answer.json.code], range).toEqual([416, 'range_not_satisfiable']);
      expect(answer.headers.get('content-range')).toBe('bytes */11');
    }
  });

  it('passes over what is no range, and over lists of ranges', async () => {
    const { get } = await greeting();
    for (const range of ['bytes=4-2', 'bytes=a-b', 'bytes=-', 'lines=0-4', 'bytes 0-4', 'bytes=0-1,3-4', 'nonsense']) {
      const answer = await get({ range });
      expect([answer.status, answer.text], range).toEqual([200, text]);
    }
  });

  it('a range of an empty file is 416', async () => {
    const { get } = await greeting('empty.txt', '');
    expect((await get({ range: 'bytes=0-' })).status).toBe(416);
    expect((await get()).status).toBe(200);
  });

  it('If-Range: a range of these bytes alone', async () => {
    const { entry, get } = await greeting();
    const ask = async (ifRange: string) => (await get({ range: 'bytes=0-4', 'if-range': ifRange })).status;
    expect(await ask(entry.etag ?? '')).toBe(206);
    expect(await ask('"other"')).toBe(200);
    expect(await ask(`W/${entry.etag}`)).toBe(200);
    expect(await ask(new Date(0).toUTCString())).toBe(200);
  });

  it('If-None-Match: 304 for bytes that the client has', async () => {
    const { entry, get } = await greeting();
    for (const same of [entry.etag ?? '', `W/${entry.etag}`, `"other", ${entry.etag}`, '*']) {
      const answer = await get({ 'if-none-match': same });
      expect([answer.status, answer.text, answer.headers.get('etag')], same).toEqual([304, '', entry.etag]);
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    }
    for (const other of ['"other"', 'nonsense']) expect((await get({ 'if-none-match': other })).status).toBe(200);
  });

  it('If-Modified-Since: 304 for a file that has not changed; If-None-Match goes before it', async () => {
    const { entry, get } = await greeting();
    const later = new Date(Date.parse(entry.modifiedAt) + 5000).toUTCString();
    const earlier = new Date(Date.parse(entry.modifiedAt) - 5000).toUTCString();
    expect((await get({ 'if-modified-since': later })).status).toBe(304);
    expect((await get({ 'if-modified-since': earlier })).status).toBe(200);
    expect((await get({ 'if-modified-since': 'yesterday' })).status).toBe(200);
    expect((await get({ 'if-modified-since': later, 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('If-Match: 412 for other bytes', async () => {
    const { entry, get } = await greeting();
    expect((await get({ 'if-match': entry.etag ?? '' })).status).toBe(200);
    const other = await get({ 'if-match': '"other"' });
    expect([other.status, other.json.code]).toEqual([412, 'precondition_failed']);
  });

  it('a folder and what is not there are not files', async () => {
    const { person, space } = await greeting();
    await newFolder(person, `${space.name}/folder`);
    for (const path of [space.name, `${space.name}/folder`]) {
      const answer = await api('GET', fileUrl(path), { as: person });
      expect([answer.status, answer.json.code]).toEqual([409, 'not_a_file']);
    }
    for (const path of [`${space.name}/missing.txt`, `${space.name}/greeting.txt/below`, 'not there/a.txt']) {
      const answer = await api('GET', fileUrl(path), { as: person });
      expect([answer.status, answer.json.code]).toEqual([404, 'entry_not_found']);
    }
  });

  it('goes on with the old bytes while new ones come in', async () => {
    const { person, entry, get } = await greeting('long.bin', 'old!'.repeat(1024 * 1024));
    const [old] = await Promise.all([get(), putFile(person, entry.path, 'new!'.repeat(1024 * 1024))]);
    const found = createHash('sha256').update(old.bytes).digest('base64');
    expect(old.headers.get('repr-digest')).toBe(`sha-256=:${found}:`);
    expect((await get()).text.startsWith('new!')).toBe(true);
  });
});

describe('showing a file in the browser', () => {
  it('is for those who ask for it, in a box without scripts', async () => {
    const { get } = await greeting();
    const shown = await get({}, { disposition: 'inline' });
    expect(shown.headers.get('content-disposition')).toBe('inline; filename="greeting.txt"');
    expect(shown.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox$/);
    expect((await get({}, { disposition: 'show' })).status).toBe(400);
  });

  it.each([
    ['page.html', '<script>alert(1)</script>'],
    ['page.htm', '<p>hello'],
    ['image.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['page.xhtml', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['data.xml', '<?xml version="1.0"?><a/>'],
    ['script.js', 'alert(1)'],
    ['UPPER.HTML', '<p>hello'],
    ['photo.png', '<script>alert(1)</script>'],
    ['photo.jpg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['photo.gif', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['photo', '<!DOCTYPE html><p>hello'],
  ])('%s is always saved', async (name, body) => {
    const { get } = await greeting(name, body);
    const answer = await get({}, { disposition: 'inline' });
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('content-security-policy')).toMatch(/sandbox$/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['a.html.txt', '<script>alert(1)</script>', 'inline'],
    ['notes.md', '# Notes', 'inline'],
  ])('%s is text, and shown as text', async (name, body, kind) => {
    const { get } = await greeting(name, body);
    const answer = await get({}, { disposition: 'inline' });
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^${kind};`));
    expect(answer.headers.get('content-type')).toMatch(/^text\/(plain|markdown); charset=utf-8$/);
  });

  it.each([
    ['naïve café.txt', `filename="na_ve caf_.txt"; filename*=UTF-8''na%C3%AFve%20caf%C3%A9.txt`],
    ['a "b".txt', `filename="a _b_.txt"; filename*=UTF-8''a%20%22b%22.txt`],
    ["it's (1).txt", `filename="it's (1).txt"`],
    ['日本.txt', `filename="__.txt"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.txt`],
  ])('%s is named so that every client understands it', async (name, disposition) => {
    const { get } = await greeting(name);
    expect((await get()).headers.get('content-disposition')).toBe(`attachment; ${disposition}`);
  });
});
