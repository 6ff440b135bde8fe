import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { api } from './support/api.ts';
import { newFolder, newKey, newPerson, newSpace, putFile, unique } from './support/people.ts';

const image = new Uint8Array(
  await sharp({ create: { width: 1000, height: 500, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer(),
);

async function album() {
  const person = await newPerson();
  const space = await newSpace(person);
  const file = await putFile(person, `${space.name}/photo.jpg`, image);
  return { person, space, file, url: `/entries/${file.id}/thumbnail` };
}

describe('a thumbnail', () => {
  it('is a small picture in the size that is asked for', async () => {
    const { person, url } = await album();
    for (const [query, width] of [
      [{ size: 'small' }, 96],
      [{}, 320],
      [{ size: 'large' }, 1000],
    ] as const) {
      const { status, bytes, headers } = await api('GET', url, { as: person, query });
      expect([status, headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect(headers.get('cache-control')).toBe('private, no-cache');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      const found = await sharp(bytes).metadata();
      expect([found.format, found.width, found.height]).toEqual(['webp', width, width / 2]);
    }
    expect((await api('GET', url, { as: person, query: { size: 'huge' } })).status).toBe(400);
  });

  it('is answered 304 to who has it, until the file has new bytes', async () => {
    const { person, file, url } = await album();
    const first = await api('GET', url, { as: person });
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const again = await api('GET', url, { as: person, headers });
    expect([again.status, again.bytes.byteLength]).toEqual([304, 0]);
    expect((await api('HEAD', url, { as: person })).headers.get('etag')).toBe(first.headers.get('etag'));
    await putFile(person, file.path, new Uint8Array(await sharp(image).negate().png().toBuffer()));
    expect((await api('GET', url, { as: person, headers })).status).toBe(200);
  });

  it('is there of images alone, whatever a file calls itself', async () => {
    const { person, space } = await album();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const bad = {
      'a.txt': 'hello',
      'a.png': svg,
      'a.svg': svg,
      'a.pdf': '%PDF-1.7\n',
      'a.jpg': image.subarray(0, 2000),
    };
    for (const [name, body] of Object.entries(bad)) {
      const { id } = await putFile(person, `${space.name}/${unique()}-${name}`, body);
      const { status, json } = await api('GET', `/entries/${id}/thumbnail`, { as: person });
      expect([status, json.code], name).toEqual([404, 'thumbnail_not_found']);
      expect(json.detail, name).toMatch(/\w/);
    }
    const folder = await newFolder(person, `${space.name}/folder`);
    const { status, json } = await api('GET', `/entries/${folder.id}/thumbnail`, { as: person });
    expect([status, json.code]).toEqual([409, 'not_a_file']);
  });

  it('is for members of the space, as long as the file is there', async () => {
    const { person, space, file, url } = await album();
    expect((await api('GET', url)).status).toBe(401);
    expect((await api('GET', url, { as: await newPerson() })).json.code).toBe('entry_not_found');
    expect((await api('GET', url, { as: await newKey(person, ['files:write']) })).status).toBe(403);
    expect((await api('GET', url, { as: await newKey(person, ['files:read'], [space.id]) })).status).toBe(200);
    await api('DELETE', `/entries/${file.id}`, { as: person });
    expect((await api('GET', url, { as: person })).json.code).toBe('entry_not_found');
  });
});
