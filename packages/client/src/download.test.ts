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
