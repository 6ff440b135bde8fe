import { once } from 'node:events';

import { expect, test } from 'vitest';

import { serve } from '../tests/server.ts';
import { createClient } from './index.ts';

const line = (id: string) => Buffer.from(`${JSON.stringify({ id, action: 'entry.moved' })}\n`);

test('gives the events as they arrive, wherever they are cut', async () => {
  const bytes = Buffer.concat([line('1'), line('ü'), line('3')]);
  const server = await serve(async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    for (const byte of bytes) response.write(Buffer.from([byte]));
    response.end();
  });
  const ids: string[] = [];
  const filter = { action: ['entry.moved', 'entry.copied'], order: 'desc' } as const;
  const events = createClient({ baseUrl: server.api }).audit({ ...filter, action: [...filter.action] });
  for await (const { id } of events) ids.push(id);
  expect(ids).toEqual(['1', 'ü', '3']);
  expect(server.seen[0]?.url).toBe('/api/audit?action=entry.moved&action=entry.copied&order=desc');
});

test('whoever has read enough ends the answer', async () => {
  const closed = Promise.withResolvers<void>();
  const server = await serve((_, response) => {
    void once(response, 'close').then(() => closed.resolve());
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(line('1'));
  });
  for await (const { id } of createClient({ baseUrl: server.api }).audit()) {
    expect(id).toBe('1');
    break;
  }
  await closed.promise;
});

test.each([
  ['between two lines', line('2')],
  ['in a line', line('2').subarray(0, 5)],
])('an answer that is cut %s is an error', async (_where, last) => {
  const server = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(line('1'));
    response.write(last, () => response.destroy());
  });
  const read = async () => {
    for await (const _event of createClient({ baseUrl: server.api, retries: 0 }).audit());
  };
  await expect(read()).rejects.toMatchObject({ code: 'network_error' });
});
