import { createHash, randomBytes, randomInt } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { Entry } from '@sheaf/contracts';
import { expect, it } from 'vitest';

import { api, type Caller } from '../support/api.ts';
import { admin } from '../support/engine-server.ts';
import type { KillPoint } from '../support/kill-points.ts';
import { signIn } from '../support/people.ts';
import { append, begin, tus } from '../support/tus.ts';
import { stage } from './stage.ts';

/*
 * The server is killed at named points while it takes a part of an upload, and at random moments.
 * `CRASH_KILLS=200` kills it at more of them.
 */

const MIB = 1024 * 1024;
const LENGTH = 20 * MIB;
/** More than is sent between two syncs. */
const parts = { middle: [MIB, 18 * MIB], last: [MIB, LENGTH] } as const;
type Part = keyof typeof parts;

const kills: readonly (readonly [KillPoint, Part])[] = [
  ['kill-amid-bytes', 'middle'],
  ['kill-before-rename', 'last'],
  ['kill-after-rename', 'last'],
  ['kill-before-commit', 'last'],
  ['kill-after-commit', 'last'],
];
const moments = Array.from({ length: Math.ceil(Number(process.env['CRASH_KILLS'] ?? 14) / 14) }, (_, number) => {
  return [null, number % 2 === 0 ? 'last' : 'middle'] as const;
});

it(
  'what an upload was told to have is there after a kill, and the rest can be sent',
  { timeout: 600_000 },
  async () => {
    const { start, dataDir, check, fsck } = await stage();
    const bytes = new Uint8Array(randomBytes(LENGTH));
    let server = await start();
    const as = await signIn(admin.email, admin.password, { url: server.url });
    for (const [point, part] of [...kills, ...moments]) {
      const about = `${point ?? 'a random moment'}, ${part} part`;
      const path = `shared/${about}.bin`;
      const [from, to] = parts[part];
      const upload = await begin(as, { url: server.url, path, length: LENGTH });
      const first = await append(as, upload, { url: server.url, offset: 0, body: bytes.slice(0, from) });
      expect(first.status, about).toBe(204);
      const headers: Record<string, string> = point === null ? {} : { 'x-request-id': point };
      const asked = append(as, upload, { url: server.url, offset: from, body: bytes.slice(from, to), headers });
      const answered = asked.then(({ status }) => status).catch(() => null);
      if (point === null) await Promise.race([wait(randomInt(150)), answered]);
      else expect(await answered, about).toBeNull();
      await server.kill();
      const acknowledged = (await answered) === null ? from : to;
      const [onDisk] = sizes(dataDir);

      server = await start();
      const { url } = server;
      const state = await told(as, upload, url);
      expect(state.offset, about).toBeGreaterThanOrEqual(acknowledged);
      // Between rename and commit the bytes are in their place already.
      if (onDisk !== undefined) expect(state.offset, about).toBeLessThanOrEqual(onDisk);
      if (state.entry === null) {
        const rest = await append(as, upload, { url, offset: state.offset, body: bytes.slice(state.offset) });
        expect(rest.status, about).toBe(204);
      }
      const { json } = await api<Entry>('GET', `/entries/${(await told(as, upload, url)).entry}`, { as, url });
      expect(json, about).toMatchObject({ path, size: LENGTH, sha256: sha256(bytes) });
      expect(sizes(dataDir), about).toEqual([]);
    }
    expect(await check()).toMatchObject({ broken: [], orphans: 0, temporary: 0 });
    expect((await fsck()).lines).toMatchObject([{ summary: { left: 0 } }]);
  },
);

/** Of what has come of uploads that are no files. */
function sizes(dataDir: string): number[] {
  const folder = join(dataDir, 'partial');
  return readdirSync(folder).map((name) => statSync(join(folder, name)).size);
}

async function told(as: Caller, upload: string, url: string) {
  const { status, headers } = await api('HEAD', upload, { as, headers: tus, url });
  expect(status).toBe(200);
  return { offset: Number(headers.get('upload-offset')), entry: headers.get('upload-entry') };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
