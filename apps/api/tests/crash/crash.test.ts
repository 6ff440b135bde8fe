import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { expect, inject, it } from 'vitest';

import { api, type Caller, fileUrl } from '../support/api.ts';
import { admin } from '../support/engine-server.ts';
import { KILL_POINTS, type KillPoint } from '../support/kill-points.ts';
import { newSpace, signIn } from '../support/people.ts';
import { stage } from './stage.ts';
import { list, sha256, type Tree, type Writer, writeUntilGone } from './writer.ts';

/*
 * The server is killed over and over while several clients write: at every named point of the write path, and at random
 * moments. `CRASH_KILLS=200 vitest run --project contract-sqlite tests/crash` goes on for longer.
 */

const kills = Number(process.env['CRASH_KILLS'] ?? 14);
const WRITERS = 4;
/** Milliseconds within which a random moment lies: it is enough for a few writes. */
const MOMENTS = 400;

it(
  `nothing acknowledged is lost, and nothing is half there, after ${kills} kills`,
  { timeout: kills * 10_000 },
  async () => {
    const { start, check, fsck } = await stage();
    const counts: Counts = {
      kills: 0,
      acknowledged: 0,
      undone: 0,
      done: 0,
      lost: 0,
      partial: 0,
      orphans: 0,
      temporary: 0,
    };
    let server = await start();
    const as = await signIn(admin.email, admin.password, { url: server.url });
    const space = await newSpace(as, undefined, { url: server.url });
    const writers = Array.from({ length: WRITERS }, (_, number) => newWriter(`${space.name}/writer ${number}`));
    for (const { folder } of writers) await api('POST', '/entries', { url: server.url, as, json: { path: folder } });

    for (; counts.kills < kills; counts.kills += 1) {
      const point = counts.kills % 2 === 0 ? KILL_POINTS[(counts.kills / 2) % KILL_POINTS.length] : undefined;
      const { url } = server;
      const headers = arm(point);
      const writing = writers.map((writer) => writeUntilGone(writer, { url, as, headers }));
      if (point === undefined) await Promise.race([wait(randomInt(MOMENTS)), Promise.all(writing)]);
      if (point === undefined) await server.kill();
      await Promise.all(writing);
      await server.kill();
      counts.temporary += (await check()).temporary;
      server = await start();
      const call = { url: server.url, as };
      for (const writer of writers) settle(writer, await readTree(writer.folder, call), counts);
      expect(counts, `after ${point ?? 'a random moment'}`).toMatchObject({ lost: 0, partial: 0 });
      const stored = await check();
      expect(stored).toMatchObject({ broken: [], temporary: 0 });
      counts.orphans = stored.orphans;
    }
    for (const { acknowledged } of writers) counts.acknowledged += acknowledged;
    console.log(`crash on ${inject('engine')}: ${JSON.stringify(counts)}`);
    expect(counts.acknowledged).toBeGreaterThan(kills);
    expect((await fsck()).lines).toMatchObject([{ summary: { left: 0 } }]);
  },
);

/** What is counted over all kills. */
interface Counts {
  kills: number;
  acknowledged: number;
  /** Requests that a kill left without an answer: not carried out, and carried out. */
  undone: number;
  done: number;
  /** Trees that are neither as they were acknowledged nor as the request without an answer would have made them. */
  lost: number;
  /** Files whose bytes are not those that their digests name. */
  partial: number;
  orphans: number;
  temporary: number;
}

function newWriter(folder: string): Writer {
  return { folder, tree: new Map(), pending: null, acknowledged: 0 };
}

/** The headers of each request in turn: after some the rest asks for the point. */
function arm(point: KillPoint | undefined): () => Readonly<Record<string, string>> {
  let left = randomInt(40);
  return () => {
    left -= 1;
    return point !== undefined && left < 0 ? { 'x-request-id': point } : {};
  };
}

interface Found {
  readonly tree: Tree;
  readonly partial: number;
}

/** All that is there, read to the last byte. */
async function readTree(root: string, call: { readonly url: string; readonly as: Caller }): Promise<Found> {
  const tree = new Map<string, string | null>();
  let partial = 0;
  const folders = [root];
  for (const folder of folders) {
    for (const { kind, path, etag } of await list(folder, call)) {
      const place = path.slice(root.length + 1);
      if (kind === 'folder') {
        folders.push(path);
        tree.set(place, null);
        continue;
      }
      const { status, bytes, headers } = await api('GET', fileUrl(path), call);
      const digest = Buffer.from(sha256(bytes), 'hex');
      const isWhole =
        status === 200 &&
        etag === `"${digest.toString('base64url')}"` &&
        headers.get('repr-digest') === `sha-256=:${digest.toString('base64')}:`;
      if (!isWhole) partial += 1;
      tree.set(place, digest.toString('hex'));
    }
  }
  return { tree, partial };
}

/** Holds what is there to what was promised, and goes on from there. */
function settle(writer: Writer, { tree, partial }: Found, counts: Counts): void {
  const { tree: promised, pending } = writer;
  counts.partial += partial;
  if (pending !== null && isSame(tree, pending)) counts.done += 1;
  else if (!isSame(tree, promised)) counts.lost += 1;
  else if (pending !== null) counts.undone += 1;
  writer.tree = tree;
  writer.pending = null;
}

function isSame(one: Tree, other: Tree): boolean {
  return one.size === other.size && [...one].every(([path, sha]) => other.get(path) === sha);
}
