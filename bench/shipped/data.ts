import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startServer, type ServerCommand } from '../measure/server.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const admin = { email: 'bench@example.com', password: 'a bench of oak' };

export interface Data {
  /** The same users, keys and spaces for one more server. */
  readonly copy: () => Promise<string>;
  /** The secret of an admin's key for users. */
  readonly key: string;
  readonly remove: () => Promise<void>;
}

/** Sheaf as `npm start` runs it, without the pages. Its log goes to stdout, as it does there. */
export function sheaf(dataDir: string, server: 'lane' | 'next'): ServerCommand {
  return {
    args: ['apps/api/server.ts', '--api-only'],
    cwd: root,
    env: {
      SHEAF_DATA_DIR: dataDir,
      SHEAF_ADMIN_EMAIL: admin.email,
      SHEAF_ADMIN_PASSWORD: admin.password,
      SHEAF_SERVER: server,
      // Counted as always, and never too many.
      SHEAF_RATE_LIMIT: '900000000/1',
    },
    readyPath: '/api/hello',
  };
}

/** Fills a data folder through the API: an admin with a key, and `users` more users. */
export async function makeData(users: number): Promise<Data> {
  const parent = await mkdtemp(join(tmpdir(), 'sheaf-bench-'));
  const first = join(parent, 'data');
  const server = await startServer(sheaf(first, 'lane'));
  const json = { 'content-type': 'application/json' };
  const post = async (path: string, headers: Record<string, string>, body: object) => {
    const answer = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const signedIn = await post('/api/session', json, admin);
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const scopes = ['users:read', 'users:write'];
  const answer = await post('/api/api-keys', { ...json, cookie }, { name: 'bench', scopes });
  const { secret: key } = (await answer.json()) as { secret: string };
  const headers = { ...json, authorization: `Bearer ${key}` };
  for (let number = 0; number < users; number += 1) await post('/api/users', headers, newUser(`first-${number}`));
  await server.stop();
  let copies = 0;
  return {
    key,
    async copy() {
      copies += 1;
      const folder = join(parent, `copy-${copies}`);
      await cp(first, folder, { recursive: true });
      return folder;
    },
    remove: () => rm(parent, { recursive: true }),
  };
}

export function invitedUser(name: string) {
  return { name: 'Ada Lovelace', email: `${name}@example.com`, role: 'member' };
}

export function newUser(name: string) {
  return { ...invitedUser(name), password: 'correct horse battery' };
}
