import { requestsTo } from '@sheaf/contract-kit/testing/fuzz';
import type { Entry, Me } from '@sheaf/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { api, type Caller } from './support/api.ts';
import { description, operations } from './support/description.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';
import { signIn, unique } from './support/people.ts';

/*
 * Requests made up from the description: whatever is sent, the answer is one that the description lists, of the shape
 * that it gives, and never a failure. Each answer is held to the description by `api`.
 */

// The same requests every time, unless other ones are asked for.
const seed = Number(process.env['SHEAF_FUZZ_SEED'] ?? 20_260_115);
const numRuns = Number(process.env['SHEAF_FUZZ_RUNS'] ?? 12);

it('whatever is sent, the answer is one that the description lists', { timeout: 600_000 }, async () => {
  await withOwnServer(async (server) => {
    const known = await populate(server);
    for (const { operationId, security } of operations) {
      const as = security.length > 0 ? await newAdmin(server) : undefined;
      await fuzz(server, operationId, { as, known });
    }
  });
});

interface World {
  readonly as: Caller | undefined;
  readonly known: Readonly<Record<string, readonly string[]>>;
}

async function fuzz({ url }: OwnServer, operationId: string, { as, known }: World): Promise<void> {
  const property = fc.asyncProperty(requestsTo(description, operationId, { known }), async (request) => {
    const { method, path, query, headers, body } = request;
    const search = new URLSearchParams([...query].map(([name, value]): [string, string] => [name, value])).toString();
    const { status } = await api(method, search === '' ? path : `${path}?${search}`, {
      url,
      as,
      headers,
      ...(body !== undefined && { body }),
    });
    expect(status).toBeLessThan(500);
  });
  await fc.assert(property, { seed, numRuns, endOnFailure: true });
}

/** Somebody who may change and lose everything: each operation has its own caller. */
async function newAdmin({ url, admin: as }: OwnServer): Promise<Caller> {
  const user = { name: 'Fuzz', email: `${unique('fuzz')}@example.com`, role: 'admin', password: 'long enough' };
  await api('POST', '/users', { url, as, json: user });
  return signIn(user.email, user.password, { url });
}

/** Things to name, so that requests get further than 404. */
async function populate({ url, admin: as }: OwnServer): Promise<World['known']> {
  const files = ['shared/a.txt', 'shared/docs/b.md', 'shared/docs/deep/c.json', 'shared/gone.txt'];
  const entries: Entry[] = [];
  for (const path of files) entries.push((await api<Entry>('PUT', `/files/${path}`, { url, as, body: 'hello' })).json);
  await api('DELETE', `/entries/${entries.at(-1)?.id}`, { url, as });
  const { json: me } = await api<Me>('GET', '/me', { url, as });
  const user = { name: 'Eve', email: 'eve@example.com', role: 'member', password: 'long enough' };
  const { json: eve } = await api<Me>('POST', '/users', { url, as, json: user });
  const paths = [...files, 'shared', 'shared/docs', 'shared/new.txt', `~${me.handle}/x/y`, `~${eve.handle}/z`];
  return {
    id: [...entries.map(({ id }) => id), eve.id],
    to: [me.id, eve.id],
    space: ['shared', `~${me.handle}`, `~${eve.handle}`, entries[0]?.space ?? ''],
    spaces: [entries[0]?.space ?? ''],
    path: paths,
    folder: paths,
    under: paths,
    q: ['hello', 'a b', 'hel'],
    etag: entries.map(({ etag }) => etag ?? ''),
    'If-Match': ['*', ...entries.map(({ etag }) => etag ?? '')],
    'If-None-Match': ['*', ...entries.map(({ etag }) => etag ?? '')],
    Range: ['bytes=0-1', 'bytes=-1', 'bytes=9-'],
    email: [eve.email],
    handle: [me.handle, eve.handle],
  };
}
