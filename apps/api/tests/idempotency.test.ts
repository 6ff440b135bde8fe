import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Space } from '@sheaf/contracts';
import { describe, expect, inject, it, onTestFinished } from 'vitest';

import { api, type ApiOptions, type Caller, tally } from './support/api.ts';
import { newDatabase } from './support/databases.ts';
import { admin as firstAdmin } from './support/engine-server.ts';
import type { KillPoint } from './support/kill-points.ts';
import { admin, newKey, newPerson, newSpace, signIn, unique } from './support/people.ts';
import { open } from './support/raw.ts';
import { startServer, type TestServer } from './support/server.ts';
import { metadata, tus } from './support/tus.ts';

/** One way to make something. */
interface Maker {
  readonly path: string;
  readonly options: ApiOptions;
  /** How many of it there are now. */
  readonly count: (url?: string) => Promise<number>;
}
interface Place {
  readonly as: Caller;
  /** A space of theirs. */
  readonly space: string;
  /** The id of its top folder. */
  readonly root: string;
}

interface Page {
  readonly items: readonly object[];
  readonly nextCursor?: string | null;
}

/** Over all pages: other tests fill the same lists. */
async function countItems(path: string, as: Caller, url: string | undefined, isOne: (item: string) => boolean) {
  let count = 0;
  let cursor: string | null | undefined;
  do {
    const next = cursor ? `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` : path;
    const { json } = await api<Page>('GET', next, { as, ...(url !== undefined && { url }) });
    count += json.items.filter((item) => isOne(JSON.stringify(item))).length;
    cursor = json.nextCursor;
  } while (cursor);
  return count;
}

/** Each operation that makes something; called twice with one place, the requests differ. */
const makers: Readonly<Record<string, (place: Place) => Maker>> = {
  createUser({ as }) {
    const name = unique('user');
    const json = { name, email: `${name}@example.com`, role: 'member', password: 'a password of theirs' };
    const count = (url?: string) => countItems('/users?limit=100', as, url, (item) => item.includes(name));
    return { path: '/users', options: { as, json }, count };
  },
  'createUser by invitation'({ as }) {
    const name = unique('user');
    const json = { name, email: `${name}@example.com`, role: 'member' };
    const count = (url?: string) => countItems('/users?limit=100', as, url, (item) => item.includes(name));
    return { path: '/users', options: { as, json }, count };
  },
  createApiKey({ as }) {
    const name = unique('key');
    const count = (url?: string) => countItems('/api-keys', as, url, (item) => item.includes(name));
    return { path: '/api-keys', options: { as, json: { name, scopes: ['files:read'] } }, count };
  },
  createSpace({ as }) {
    const name = unique('space');
    const count = (url?: string) => countItems('/spaces?limit=100', as, url, (item) => item.includes(name));
    return { path: '/spaces', options: { as, json: { name } }, count };
  },
  createFolder({ as, space }) {
    const name = unique('folder');
    const count = (url?: string) => countItems(`/entries?folder=${space}`, as, url, (item) => item.includes(name));
    return { path: '/entries', options: { as, json: { path: `${space}/${name}` } }, count };
  },
  copyEntry({ as, space, root }) {
    const name = unique('copy');
    const count = (url?: string) => countItems(`/entries?folder=${space}`, as, url, (item) => item.includes(name));
    return { path: `/entries/${root}/copies`, options: { as, json: { path: `${space}/${name}` } }, count };
  },
  uploadFiles({ as, space }) {
    const name = unique('file');
    const body = new FormData();
    body.append('folder', space);
    // Done twice, this would make a second file.
    body.append('onConflict', 'rename');
    for (const each of ['a', 'b']) body.append('file', new Blob([each]), `${name}-${each}.txt`);
    const count = (url?: string) =>
      countItems(`/entries?folder=${space}`, as, url, (item) => item.includes(`${name}-a`));
    return { path: '/files', options: { as, body }, count };
  },
  createShare({ as, root }) {
    // A number of downloads that no other link has.
    const maxDownloads = randomInt(1, 1_000_000);
    const count = (url?: string) =>
      countItems('/shares?limit=100', as, url, (item) => item.includes(`"maxDownloads":${maxDownloads},`));
    return { path: '/shares', options: { as, json: { entry: root, maxDownloads } }, count };
  },
  createUpload({ as, space }) {
    const name = unique('upload');
    // Without bytes it is a file at once; done twice, this would make a second one.
    const said = metadata({ path: `${space}/${name}.txt`, onConflict: 'rename' });
    const headers = { ...tus, 'upload-length': '0', 'upload-metadata': said };
    const count = (url?: string) => countItems(`/entries?folder=${space}`, as, url, (item) => item.includes(name));
    return { path: '/uploads', options: { as, headers }, count };
  },
};
const each = Object.entries(makers);
const secret: readonly string[] = ['createUser by invitation', 'createApiKey', 'createShare'];
/** Those whose requests can be held up half way. */
const withBody = each.filter(([operationId]) => operationId !== 'createUpload');

const withKey = (options: ApiOptions, key: string, more: Readonly<Record<string, string>> = {}): ApiOptions => ({
  ...options,
  headers: { ...options.headers, 'idempotency-key': `"${key}"`, ...more },
});

/** Sends a request up to its body, and waits until the server asks for that: it has then taken the request on. */
async function begin(path: string, { as, headers, json, body }: ApiOptions) {
  const encoded = new Response(body ?? JSON.stringify(json));
  const bytes = await encoded.bytes();
  const socket = await open(`POST /api${path} HTTP/1.1`, {
    ...as?.headers,
    ...headers,
    'content-type': json === undefined ? (encoded.headers.get('content-type') ?? '') : 'application/json',
    'content-length': String(bytes.byteLength),
    expect: '100-continue',
  });
  await heard(socket, '100 Continue');
  return { socket, body: bytes };
}

async function heard(socket: Socket, words: string): Promise<void> {
  const [data] = await once(socket, 'data');
  expect(String(data)).toContain(words);
}

async function place(): Promise<Place> {
  const as = await newPerson('admin');
  const { name: space, root } = await newSpace(as);
  return { as, space, root };
}

/** The space that everybody is in, on a server of its own. */
async function shared(as: Caller, url: string): Promise<Place> {
  const { json } = await api<Space>('GET', '/spaces/shared', { as, url });
  return { as, space: json.name, root: json.root };
}

describe.each(each)('%s', (operationId, maker) => {
  const bearsSecret = secret.includes(operationId);

  it('gives the first answer to a repeat, and makes nothing twice', async () => {
    const { path, options, count } = maker(await place());
    const key = unique('key');
    const first = await api<{ id?: string }>('POST', path, withKey(options, key));
    expect(first.status).toBe(201);
    const again = await api<{ id?: string; code?: string }>('POST', path, withKey(options, key));
    if (bearsSecret) {
      expect(again.json).toMatchObject({ status: 409, code: 'already_created', id: first.json.id });
    } else {
      expect([again.status, again.json]).toEqual([201, first.json]);
      for (const name of ['location', 'etag', 'content-type', 'cache-control']) {
        expect(again.headers.get(name)).toBe(first.headers.get(name));
      }
      expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    }
    expect(await count()).toBe(1);
  });

  it('refuses another request with the same key', async () => {
    const where = await place();
    const [one, other] = [maker(where), maker(where)];
    const key = unique('key');
    expect((await api('POST', one.path, withKey(one.options, key))).status).toBe(201);
    const answer = await api('POST', other.path, withKey(other.options, key));
    expect([answer.status, answer.json.code]).toEqual([409, 'idempotency_key_reused']);
    expect(await other.count()).toBe(0);
  });

  it('makes one thing of fifty repeats at once', async () => {
    const { path, options, count } = maker(await place());
    const key = unique('key');
    const answers = await Promise.all(Array.from({ length: 50 }, () => api('POST', path, withKey(options, key))));
    const made = answers.filter(({ status }) => status === 201);
    const expected = ['idempotency_in_progress', ...(bearsSecret ? ['already_created'] : [])];
    const refused = answers.filter(({ status }) => status !== 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    for (const { json } of refused) expect(expected).toContain(json.code);
    expect(await count()).toBe(1);
  });
});

it.each(withBody)('%s tells a repeat to wait while the first is at work', async (_id, maker) => {
  const { path, options, count } = maker(await place());
  const request = withKey(options, unique('key'));
  const { socket, body } = await begin(path, request);
  const meanwhile = await api('POST', path, request);
  expect([meanwhile.status, meanwhile.json.code]).toEqual([409, 'idempotency_in_progress']);
  expect(meanwhile.headers.get('retry-after')).toBe('1');
  socket.write(body);
  await heard(socket, '201 Created');
  socket.destroy();
  expect(await count()).toBe(1);
});

it('a refusal is not kept: the request may be mended and sent again', async () => {
  const as = await newPerson();
  const key = unique('key');
  const create = (name: string) => api('POST', '/spaces', withKey({ as, json: { name } }, key));
  expect((await create('shared')).status).toBe(409);
  expect((await create('~mine')).status).toBe(400);
  const name = unique();
  expect([(await create(name)).status, (await create(name)).status]).toEqual([201, 201]);
});

it('the same key of two callers is two keys, and so is that of a person and of their program', async () => {
  const [ada, bob] = await Promise.all([newPerson(), newPerson()]);
  const program = await newKey(ada, ['spaces:write']);
  const key = unique('key');
  for (const as of [ada, bob, program]) {
    expect((await api('POST', '/spaces', withKey({ as, json: { name: unique() } }, key))).status).toBe(201);
  }
});

it('a key that is none is refused', async () => {
  const headers = { 'idempotency-key': 'two words' };
  const answer = await api('POST', '/spaces', { as: await admin(), headers, json: { name: unique() } });
  expect([answer.status, answer.json.issues]).toMatchObject([400, [{ in: 'header', path: ['idempotency-key'] }]]);
});

/** A folder and a database that outlive their server. */
async function restartable() {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-kill-'));
  const database = await newDatabase(inject('engine'), folder);
  const env = {
    SHEAF_RATE_LIMIT: 'off',
    SHEAF_ADMIN_EMAIL: firstAdmin.email,
    SHEAF_ADMIN_PASSWORD: firstAdmin.password,
    NODE_OPTIONS: `--import=${new URL('support/kill.ts', import.meta.url).href}`,
    ...(database.engine === 'postgres' && { DATABASE_URL: database.url }),
  };
  const started: TestServer[] = [];
  onTestFinished(async () => {
    await Promise.all(started.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  });
  return async () => {
    const server = await startServer(folder, env, { pages: false });
    started.push(server);
    return server.url;
  };
}

describe('a server that is killed', () => {
  const points: KillPoint[] = ['kill-before-commit', 'kill-after-commit'];

  // It starts the server anew for each of them.
  it.each(points)('%s has made nothing that a repeat would make twice', { timeout: 180_000 }, async (point) => {
    const start = await restartable();
    const first = await start();
    const as = await signIn(firstAdmin.email, firstAdmin.password, { url: first });
    const where = await shared(as, first);
    const everything = each.map(([name, maker]) => ({ ...maker(where), name, key: unique('key') }));
    let url = first;
    for (const { name, path, options, count, key } of everything) {
      const request = { ...withKey(options, key, { 'x-request-id': point }), url };
      await expect(api('POST', path, request), name).rejects.toThrow('fetch failed');
      url = await start();
      expect(await count(url), name).toBe(point === 'kill-before-commit' ? 0 : 1);
      const again = { ...withKey(options, key), url };
      const isKnownSecret = secret.includes(name) && point === 'kill-after-commit';
      expect((await api('POST', path, again)).status, name).toBe(isKnownSecret ? 409 : 201);
      expect(await count(url), name).toBe(1);
    }
  });
});

if (inject('engine') === 'postgres') {
  it('two servers on one database make one thing of fifty repeats', async () => {
    const start = await restartable();
    const urls = [await start(), await start()];
    const as = await signIn(firstAdmin.email, firstAdmin.password, { url: urls[0]! });
    const where = await shared(as, urls[0]!);
    for (const [name, maker] of each) {
      const { path, options, count } = maker(where);
      const key = unique('key');
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          api('POST', path, { ...withKey(options, key), url: urls[index % 2]! }),
        ),
      );
      expect(
        answers.some(({ status }) => status === 201),
        name,
      ).toBe(true);
      expect(
        Object.keys(tally(answers)).filter((status) => status !== '201' && status !== '409'),
        name,
      ).toEqual([]);
      expect(await count(urls[0]), name).toBe(1);
    }
  });
}
