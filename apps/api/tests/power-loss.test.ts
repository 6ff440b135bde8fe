import { dirname, join } from 'node:path';

import type { CreatedShare, Entry } from '@sheaf/contracts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

import { api, fileUrl } from './support/api.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';
import { newSpace } from './support/people.ts';
import { processesOf, startPostgres, type TestPostgres } from './support/postgres.ts';
import { type SystemCall, systemCallsDuring } from './support/system-calls.ts';
import { append, begin } from './support/tus.ts';

/*
 * What a power cut leaves is what was synced before it. So the calls of a running server are watched: the bytes and the
 * names of all folders on the way to them are durable before the transaction that makes them a file's is committed, and
 * the commit is durable before the client hears of it. Postgres is watched as well, one that syncs.
 */

/** One kind of write: what it is, and how many blobs it brings. */
const kinds = {
  put: 1,
  replace: 1,
  restoreVersion: 0,
  form: 2,
  folder: 0,
  copy: 0,
  move: 0,
  delete: 0,
  restoreFromTrash: 0,
  share: 0,
  sharedPut: 1,
  begin: 0,
  lastPart: 1,
} as const;
type Kind = keyof typeof kinds;

/** In the order of their answers. The first part of an upload makes no file. */
const order = (Object.keys(kinds) as (Kind | 'firstPart')[]).toSpliced(-1, 0, 'firstPart');

/** The calls from the end of the answer before to the end of a kind's own answer. */
const traces = new Map<(typeof order)[number], readonly SystemCall[]>();
let dataDir = '';

beforeAll(async () => {
  if (inject('engine') === 'sqlite') return trace();
  const postgres = await startPostgres({ fsync: true });
  await trace(postgres).finally(() => postgres.stop());
});

async function trace(postgres?: TestPostgres): Promise<void> {
  const env = postgres && { DATABASE_URL: `${postgres.url}/postgres` };
  await withOwnServer(async (server) => {
    dataDir = server.dataDir;
    const space = (await newSpace(server.admin, undefined, { url: server.url })).name;
    const beside = postgres ? await processesOf(postgres) : [];
    const calls = await systemCallsDuring(server, beside, () => write(server, space));
    let from = 0;
    for (const kind of order) {
      const to = calls.findIndex((call, index) => index >= from && isAnswer(call));
      expect(to, `answer to ${kind}`).toBeGreaterThan(0);
      traces.set(kind, calls.slice(from, to + 1));
      from = to + 1;
    }
  }, env);
}

async function write({ url, admin: as }: OwnServer, space: string): Promise<void> {
  const form = new FormData();
  form.set('folder', space);
  for (const name of ['b.txt', 'c.txt']) form.append('file', new File([name], name));
  const path = fileUrl(`${space}/a.txt`);
  const { json: file, ...put } = await api<Entry>('PUT', path, { url, as, body: 'first' });
  const entry = `/entries/${file.id}`;
  const replaced = await api('PUT', path, { url, as, body: 'second', headers: { 'if-match': file.etag ?? '' } });
  const restored = await api('POST', `${entry}/versions/${file.version}/restore`, { url, as });
  const sent = await api('POST', '/files', { url, as, body: form });
  const folder = await api<Entry>('POST', '/entries', { url, as, json: { path: `${space}/folder` } });
  const copied = await api('POST', `${entry}/copies`, { url, as, json: { path: `${space}/folder/a.txt` } });
  const moved = await api('PATCH', entry, { url, as, json: { path: `${space}/d.txt` } });
  const deleted = await api('DELETE', fileUrl(`${space}/d.txt`), { url, as });
  const putBack = await api('POST', `/trash/${file.id}/restore`, { url, as });
  expect([put, replaced, restored, sent].map(({ status }) => status)).toEqual([201, 200, 200, 201]);
  expect([folder, copied, moved, deleted, putBack].map(({ status }) => status)).toEqual([201, 201, 200, 204, 200]);
  const link = { entry: folder.json.id, access: 'upload' };
  const share = await api<CreatedShare>('POST', '/shares', { url, as, json: link });
  const shared = await api('PUT', `/shared/${share.json.token}${fileUrl('e.txt')}`, { url, body: 'shared' });
  expect([share, shared].map(({ status }) => status)).toEqual([201, 201]);
  const upload = await begin(as, { url, path: `${space}/f.txt`, length: 10 });
  const parts = [
    await append(as, upload, { url, offset: 0, body: 'first' }),
    await append(as, upload, { url, offset: 5, body: ' last' }),
  ];
  expect(parts.map(({ status }) => status)).toEqual([204, 204]);
}

describe.each(Object.entries(kinds) as [Kind, number][])(
  'what %s has acknowledged survives a power cut',
  (kind, blobs) => {
    it('the bytes are durable before the commit', () => {
      const calls = traces.get(kind) ?? [];
      const renames = calls.filter(({ name }) => name.startsWith('rename'));
      expect(renames).toHaveLength(blobs);
      for (const rename of renames) {
        const [temporary = '', place = ''] = [...rename.args.matchAll(/"([^"]+)"/g)].map(([, path]) => path ?? '');
        expect(place.startsWith(join(dataDir, 'blobs'))).toBe(true);
        expect(syncOf(calls, `<${temporary}>`, { before: rename.begun }), `sync of ${temporary}`).toBeDefined();
        const during = { after: rename.done, before: commitOf(calls).sent };
        expect(syncOf(calls, `<${dirname(place)}>`, during), `sync of ${dirname(place)}`).toBeDefined();
      }
    });

    it('so is each folder made for them', () => {
      const calls = traces.get(kind) ?? [];
      const made = calls.filter(({ name }) => name.startsWith('mkdir'));
      for (const { args, done } of made) {
        const path = /"([^"]+)"/.exec(args)?.[1] ?? '';
        expect(syncOf(calls, `<${dirname(path)}>`, { after: done, before: commitOf(calls).sent }), path).toBeDefined();
      }
    });

    it('the commit is durable before the answer', () => {
      const calls = traces.get(kind) ?? [];
      const answer = calls.at(-1);
      expect(answer).toSatisfy(isAnswer);
      const { logged, told } = commitOf(calls);
      expect(told).toBeLessThanOrEqual(answer?.begun ?? 0);
      expect(syncOf(calls, log(), { after: logged, before: told }), 'sync of the log').toBeDefined();
    });
  },
);

it('a part of an upload is durable before it is told to be received', () => {
  const calls = traces.get('firstPart') ?? [];
  const partial = join(dataDir, 'partial');
  const end = calls.at(-1)?.begun ?? 0;
  const bytes = calls.find(({ name, args }) => isSync(name) && args.includes(`<${partial}/`));
  expect(bytes?.done, 'sync of the bytes').toBeLessThan(end);
  expect(syncOf(calls, `<${partial}>`, { before: bytes?.begun ?? 0 }), 'sync of their folder').toBeDefined();
  // That somebody writes; that the bytes are received; that nobody writes any more.
  const records = calls.filter(isRecord);
  const before = records.filter(({ done }) => done < (bytes?.begun ?? 0));
  const after = records.filter(({ begun }) => begun > (bytes?.done ?? end));
  expect([before.length, after.length]).toEqual([1, 2]);
  for (const record of after) {
    expect(syncOf(calls, log(), { after: record.begun - 1, before: end }), 'sync of the log').toBeDefined();
  }
});

/** A change of an upload's row: on SQLite, the sync of its log. */
function isRecord({ name, args }: SystemCall): boolean {
  if (inject('engine') === 'sqlite') return isSync(name) && args.includes(log());
  return name === 'recvfrom' && args.includes('update \\"uploads\\"');
}

function isSync(name: string): boolean {
  return /^f(data)?sync$/.test(name);
}

function isAnswer({ args }: SystemCall): boolean {
  return args.includes('"HTTP/1.1 2');
}

/** What the database writes a transaction to when it is committed: a file, or a folder of files. */
function log(): string {
  return inject('engine') === 'sqlite' ? `<${join(dataDir, 'sheaf.db-wal')}>` : '/pg_wal/';
}

interface Commit {
  /** When it was asked for. */
  readonly sent: number;
  /** After what its log must be synced. */
  readonly logged: number;
  /** When somebody heard of it. */
  readonly told: number;
}

/** The last commit before the answer. SQLite does all of it in this process, and begins with its log. */
function commitOf(calls: readonly SystemCall[]): Commit {
  if (inject('engine') === 'sqlite') {
    const logged = calls.findLast(({ name, args }) => name === 'pwrite64' && args.includes(log()));
    if (logged === undefined) throw new Error('Nothing was committed.');
    return { sent: logged.begun, logged: logged.done, told: calls.at(-1)?.begun ?? 0 };
  }
  const told = calls.findLast(({ args }) => args.includes('COMMIT\\0'));
  const before = calls.filter(({ args, done }) => args.includes('commit\\0') && done < (told?.begun ?? 0));
  const received = before.findLast(({ name, thread }) => name === 'recvfrom' && thread === told?.thread);
  const sent = before.findLast(({ name, begun }) => name !== 'recvfrom' && begun < (received?.done ?? 0));
  if (told === undefined || received === undefined || sent === undefined) throw new Error('Nothing was committed.');
  return { sent: sent.begun, logged: received.done, told: told.begun };
}

/** The sync of a file or folder, by its path or the part of it that tells it. */
function syncOf(
  calls: readonly SystemCall[],
  place: string,
  { after = -1, before }: { readonly after?: number; readonly before: number },
): SystemCall | undefined {
  return calls.find(
    ({ name, args, begun, done }) => isSync(name) && args.includes(place) && begun > after && done < before,
  );
}
