import { expect, test } from 'vitest';

import { problem, serve } from '../tests/server.ts';
import { createClient } from './index.ts';

test('gives the response unread, of a range when asked for', async () => {
  const server = await serve(({ headers }, response) => {
    response.writeHead(headers.range ? 206 : 200, { 'content-type': 'text/plain' }).end('bytes');
  });
  const client = createClient({ baseUrl: server.api });
  const whole = await client.download('shared/a b.txt');
  expect(whole.bodyUsed).toBe(false);
  expect(await whole.text()).toBe('bytes');
  expect((await client.download('shared/a', { range: { start: 2, end: 5 } })).status).toBe(206);
  await client.download('shared/a', { range: { start: 7 } });
  expect(server.seen.map(({ url, headers }) => [url, headers.range])).toEqual([
    ['/api/files/shared/a%20b.txt', undefined],
    ['/api/files/shared/a', 'bytes=2-5'],
    ['/api/files/shared/a', 'bytes=7-'],
  ]);
});

test('throws the problem of a file that is not there', async () => {
  const server = await serve((_, response) => problem(response, 404, 'entry_not_found'));
  await expect(createClient({ baseUrl: server.api }).download('shared/a')).rejects.toMatchObject({
    code: 'entry_not_found',
  });
});

test('names a file for links', () => {
  const client = createClient();
  expect(client.fileUrl('shared/a b#c.txt')).toBe('/api/files/shared/a%20b%23c.txt');
  expect(client.fileUrl('shared/a', { disposition: 'inline' })).toBe('/api/files/shared/a?disposition=inline');
  expect(() => client.fileUrl('shared/..')).toThrow(expect.objectContaining({ code: 'invalid_path' }));
});

test('tells what a file is like without its bytes', async () => {
  const server = await serve((_, response) => {
    response.writeHead(200, {
      'content-type': 'text/plain',
      'content-length': '12',
      etag: '"e1"',
      'last-modified': 'Thu, 15 Jan 2026 09:30:00 GMT',
      'repr-digest': 'sha-256=:uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=:',
    });
    response.end();
  });
  expect(await createClient({ baseUrl: server.api }).stat('shared/a b')).toEqual({
    size: 12,
    sha256: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    etag: '"e1"',
    contentType: 'text/plain',
    modifiedAt: new Date('2026-01-15T09:30:00Z'),
  });
  expect(server.seen[0]).toMatchObject({ method: 'HEAD', url: '/api/files/shared/a%20b' });
});

test('a file that is not there is a 404 here too', async () => {
  const server = await serve((_, response) => problem(response, 404, 'entry_not_found'));
  await expect(createClient({ baseUrl: server.api }).stat('shared/a')).rejects.toMatchObject({ status: 404 });
});
