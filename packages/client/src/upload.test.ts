import { expect, test } from 'vitest';

import { entry, json, problem, serve } from '../tests/server.ts';
import { createClient, type Progress } from './index.ts';

test('writes a file raw, under its conditions', async () => {
  const server = await serve((_, response) => json(response, entry, 201));
  const answer = await createClient({ baseUrl: server.api }).upload(
    'shared/ä.txt',
    new Blob(['one'], { type: 'a/b' }),
    {
      ifNoneMatch: '*',
    },
  );
  expect(answer).toEqual(entry);
  expect(server.seen[0]).toMatchObject({
    method: 'PUT',
    url: '/api/files/shared/%C3%A4.txt',
    headers: { 'if-none-match': '*', 'content-type': 'a/b', 'content-length': '3' },
  });
});

test.each([
  ['text', 'x'.repeat(200_000)],
  ['bytes', new Uint8Array(200_000)],
  ['a Blob', new Blob(['x'.repeat(200_000)])],
])('tells how far %s has come', async (_, body) => {
  const server = await serve((_seen, response) => json(response, entry));
  const progress: Progress[] = [];
  await createClient({ baseUrl: server.api }).upload('shared/a', body, { onProgress: (each) => progress.push(each) });
  expect(server.seen[0]?.body).toHaveLength(200_000);
  expect(progress[0]).toEqual({ loaded: 0, total: 200_000 });
  expect(progress.at(-1)).toEqual({ loaded: 200_000, total: 200_000 });
  expect(progress.map(({ loaded }) => loaded)).toEqual(progress.map(({ loaded }) => loaded).toSorted((a, b) => a - b));
});

test('sends a stream, whose length nobody knows, and never twice', async () => {
  const server = await serve((_, response, count) => {
    if (count === 1) json(response, entry);
    else problem(response, 503, 'unavailable', { 'retry-after': '0' });
  });
  const client = createClient({ baseUrl: server.api });
  const progress: Progress[] = [];
  await client.upload('shared/a', new Blob(['one']).stream(), { onProgress: (each) => progress.push(each) });
  expect(progress.at(-1)).toEqual({ loaded: 3, total: null });
  await expect(client.upload('shared/a', new Blob(['two']).stream())).rejects.toMatchObject({ status: 503 });
  expect(server.seen.map(({ body }) => String(body))).toEqual(['one', 'two']);
});

test('sends a Blob again, whole, with progress too', async () => {
  const server = await serve((_, response, count) => {
    if (count === 1) response.destroy();
    else json(response, entry);
  });
  const client = createClient({ baseUrl: server.api, retryDelay: () => 0 });
  await client.upload('shared/a', new Blob(['one']), { onProgress: () => {} });
  expect(server.seen.map(({ body }) => String(body))).toEqual(['one', 'one']);
});

test('a file that must be new is not sent again when nobody knows what became of it', async () => {
  const server = await serve((_, response) => void response.destroy());
  const call = createClient({ baseUrl: server.api, retryDelay: () => 0 }).upload('shared/a', 'a', { ifNoneMatch: '*' });
  await expect(call).rejects.toMatchObject({ code: 'network_error' });
  expect(server.seen).toHaveLength(1);
});

test('a form is sent again with the key it had', async () => {
  const server = await serve((_, response, count) => {
    if (count === 1) response.destroy();
    else json(response, { items: [] }, 201);
  });
  const client = createClient({ baseUrl: server.api, retryDelay: () => 0 });
  expect(await client.uploadMany('shared', [{ name: 'a.txt', body: 'a' }])).toEqual([]);
  const [first, again] = server.seen;
  expect(first?.headers['idempotency-key']).toMatch(/^"[0-9a-f]{32}"$/);
  expect(again?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
});

test('writes a file by a share link, and not again when nobody knows what became of it', async () => {
  const server = await serve((_, response, count) => {
    if (count === 1) problem(response, 503, 'unavailable', { 'retry-after': '0' });
    else if (count === 2) json(response, { name: 'ä (2).txt' }, 201);
    else response.destroy();
  });
  const client = createClient({ baseUrl: server.api, retryDelay: () => 0 });
  const place = { token: 'secret', path: 'trip/ä.txt' };
  const progress: Progress[] = [];
  const onProgress = (each: Progress) => progress.push(each);
  expect(await client.uploadShared(place, 'one', { onProgress })).toMatchObject({ name: 'ä (2).txt' });
  expect(server.seen[1]).toMatchObject({ method: 'PUT', url: '/api/shared/secret/files/trip/%C3%A4.txt' });
  expect(progress.at(-1)).toEqual({ loaded: 3, total: 3 });
  await expect(client.uploadShared(place, 'two')).rejects.toMatchObject({ code: 'network_error' });
  expect(server.seen).toHaveLength(3);
});

test('stops when it is told to', async () => {
  const server = await serve(() => {});
  const stop = new AbortController();
  const call = createClient({ baseUrl: server.api }).upload('shared/a', new Uint8Array(5_000_000), {
    signal: stop.signal,
    onProgress: ({ loaded }) => loaded > 0 && stop.abort(),
  });
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
});

test('writes several files with one form, the folder first', async () => {
  const items = [{ name: 'a/ä.txt', size: 1, entry }];
  const server = await serve((_, response) => json(response, { items }, 201));
  const client = createClient({ baseUrl: server.api, apiKey: 'shf_key' });
  const files = [
    { name: 'a/ä.txt', body: '1' },
    { name: 'b.bin', body: new Uint8Array([50]) },
  ];
  const progress: Progress[] = [];
  expect(
    await client.uploadMany('shared', files, { onConflict: 'rename', onProgress: (each) => progress.push(each) }),
  ).toEqual(items);
  expect(await client.uploadMany('shared', files)).toEqual(items);
  expect(progress.at(-1)?.loaded).toBe(server.seen[0]?.body.byteLength);
  for (const [index, names] of [
    ['folder', 'onConflict', 'file', 'file'],
    ['folder', 'file', 'file'],
  ].entries()) {
    const { headers, body } = server.seen[index]!;
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': headers['content-type'] ?? '' },
    }).formData();
    expect([...form.keys()]).toEqual(names);
    expect(form.getAll('file')).toMatchObject([{ name: 'a/ä.txt' }, { name: 'b.bin', size: 1 }]);
    expect(headers.authorization).toBe('Bearer shf_key');
  }
});
