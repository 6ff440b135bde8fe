import { dirname, join } from 'node:path';

import type { Entry } from '@sheaf/contracts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

import { api, fileUrl } from './support/api.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';
import { newSpace } from './support/people.ts';
import { type SystemCall, systemCallsDuring } from './support/system-calls.ts';
import { append, begin } from './support/tus.ts';

/*
 * What a power cut leaves is what was synced before it. So the calls of a running server are watched: the bytes and the
 * names of all folders on the way to them are durable before the transaction that makes them a file's is committed, and
 * the commit is durable before the client hears of it.
 */

/** One kind of write: what it is, and how many blobs it brings. */
const kinds = { put: 1, replace: 1, form: 2, move: 0, delete: 0, begin: 0, lastPart: 1 } as const;
type Kind = keyof typeof kinds;

/** In the order of their answers. The first part of an upload makes no file. */
const order = ['put', 'replace', 'form', 'move', 'delete', 'begin', 'firstPart', 'lastPart'] as const;

/** The calls from the end of the answer before to the end of a kind's own answer. */
const traces = new Map<(typeof order)[number], readonly SystemCall[]>();
let dataDir = '';

beforeAll(async () => {
  await withOwnServer(async (server) => {
    dataDir = server.dataDir;
    const space = (await newSpace(server.admin, undefined, { url: server.url })).name;
    const calls = await systemCallsDuring(server, () => write(server, space));
    let from = 0;
    for (const kind of order) {
      const to = calls.findIndex((call, index) => index >= from && isAnswer(call));
      traces.set(kind, calls.slice(from, to + 1));
      from = to + 1;
    }
  });
});

async function write({ url, admin: as }: OwnServer, space: string): Promise<void> {
  const form = new FormData();
  form.set('folder', space);
  for (const name of ['b.txt', 'c.txt']) form.append('file', new File([name], name));
  const path = fileUrl(`${space}/a.txt`);
  const put = await api<Entry>('PUT', path, { url, as, body: 'first' });
  const headers = { 'if-match': put.json.etag ?? '' };
  const replaced = await api<Entry>('PUT', path, { url, as, body: 'second', headers });
  const sent = await api('POST', '/files', { url, as, body: form });
  const moved = await api('PATCH', `/entries/${put.json.id}`, { url, as, json: { path: `${space}/d.txt` } });
  const deleted = await api('DELETE', fileUrl(`${space}/d.txt`), { url, as });
  expect([put, replaced, sent, moved, deleted].map(({ status }) => status)).toEqual([201, 200, 201, 200, 204]);
  const upload = await begin(as, { url, path: `${space}/e.txt`, length: 10 });
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
        expect(syncOf(calls, temporary, { before: rename.begun }), `sync of ${temporary}`).toBeDefined();
        const during = { after: rename.done, before: commitOf(calls).begun };
        expect(syncOf(calls, dirname(place), during), `sync of ${dirname(place)}`).toBeDefined();
      }
    });

    it('so is each folder made for them', () => {
      const calls = traces.get(kind) ?? [];
      const made = calls.filter(({ name }) => name.startsWith('mkdir'));
      for (const { args, done } of made) {
        const path = /"([^"]+)"/.exec(args)?.[1] ?? '';
        expect(syncOf(calls, dirname(path), { after: done, before: commitOf(calls).begun }), path).toBeDefined();
      }
    });

    it('the commit is durable before the answer', () => {
      const calls = traces.get(kind) ?? [];
      const answer = calls.at(-1);
      expect(answer).toSatisfy(isAnswer);
      const commit = commitOf(calls);
      expect(commit.done).toBeLessThan(answer?.begun ?? 0);
      // Postgres syncs its log in a process of its own before it says that it has committed.
      if (inject('engine') === 'postgres') return;
      const wal = join(dataDir, 'sheaf.db-wal');
      expect(syncOf(calls, wal, { after: commit.done, before: answer?.begun ?? 0 }), 'sync of the log').toBeDefined();
    });
  },
);

it('a part of an upload is durable before it is told to be received', () => {
  const calls = traces.get('firstPart') ?? [];
  const partial = join(dataDir, 'partial');
  const end = calls.at(-1)?.begun ?? 0;
  const bytes = calls.find(({ name, args }) => isSync(name) && args.includes(`<${partial}/`));
  expect(bytes?.done, 'sync of the bytes').toBeLessThan(end);
  expect(syncOf(calls, partial, { before: bytes?.begun ?? 0 }), 'sync of their folder').toBeDefined();
  // That somebody writes; that the bytes are received; that nobody writes any more.
  const records = calls.filter(isRecord);
  const before = records.filter(({ done }) => done < (bytes?.begun ?? 0));
  const after = records.filter(({ begun }) => begun > (bytes?.done ?? end));
  expect([before.length, after.length]).toEqual([1, 2]);
});

/** A change of an upload's row: on SQLite, the sync of its log. */
function isRecord({ name, args }: SystemCall): boolean {
  if (inject('engine') === 'postgres') return args.includes('update \\"uploads\\"');
  return isSync(name) && args.endsWith(`<${join(dataDir, 'sheaf.db-wal')}>`);
}

function isSync(name: string): boolean {
  return /^f(data)?sync$/.test(name);
}

function isAnswer({ args }: SystemCall): boolean {
  return args.includes('"HTTP/1.1 2');
}

/** SQLite writes a transaction to its log when it is committed. */
function commitOf(calls: readonly SystemCall[]): SystemCall {
  const isCommit =
    inject('engine') === 'sqlite'
      ? ({ name, args }: SystemCall) => name === 'pwrite64' && args.includes('sheaf.db-wal>')
      : ({ args }: SystemCall) => args.includes('commit\\0');
  const commit = calls.findLast(isCommit);
  if (commit === undefined) throw new Error('Nothing was committed.');
  return commit;
}

function syncOf(
  calls: readonly SystemCall[],
  path: string,
  { after = -1, before }: { readonly after?: number; readonly before: number },
): SystemCall | undefined {
  return calls.find(
    (call) => isSync(call.name) && call.args.endsWith(`<${path}>`) && call.begun > after && call.done < before,
  );
}
