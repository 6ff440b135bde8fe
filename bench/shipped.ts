import { parseArgs } from 'node:util';

import { buildNextApp } from './measure/next-build.ts';
import { contest, printResults, ratio, type Contestant } from './measure/contest.ts';
import { requireWrk, type Request } from './measure/load.ts';
import { judge, save, type MustHold } from './measure/report.ts';
import type { Server } from './measure/server.ts';
import { invitedUser, makeData, newUser, root, sheaf } from './shipped/data.ts';

/*
 * `listUsers` and `createUser` as `npm start` serves them: a key is looked up, rows come from SQLite, a line is logged. A user
 * is created with an invitation, by which they choose a password, and with a password, whose hash alone takes 12 ms.
 * Beside them Fastify + Zod doing the same work on a copy of the same data.
 */

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
  },
});

let first: string | undefined;

requireWrk();
const data = await makeData(40);
const wanted = (options.only ?? 'lane,next,fastify').split(',');
if (wanted.includes('next'))
  buildNextApp('apps/api', ['apps/api/{app,pages,src}/**/*.ts', 'packages/contracts/src/**/*.ts']);

const headers = { authorization: `Bearer ${data.key}` };
const requests: Readonly<Record<string, Request>> = {
  listUsers: { method: 'GET', path: '/api/users', headers },
  createUser: { method: 'POST', path: '/api/users', headers, body: invitedUser('user-{n}') },
  'createUser, password': { method: 'POST', path: '/api/users', headers, body: newUser('other-{n}') },
};
const names = { lane: 'fast lane', next: 'next start', fastify: 'Fastify + Zod' };
const contestants: Contestant[] = [];
if (wanted.includes('lane')) contestants.push({ name: names.lane, ...sheaf(await data.copy(), 'lane') });
if (wanted.includes('fastify')) {
  const env = { SHEAF_DATA_DIR: await data.copy() };
  const args = ['bench/shipped/fastify.ts'];
  contestants.push({ name: names.fastify, args, cwd: root, env, readyPath: '/api/hello' });
}
if (wanted.includes('next')) contestants.push({ name: names.next, ...sheaf(await data.copy(), 'next') });

const pace = { rounds: Number(options.rounds), seconds: Number(options.seconds), warmUpSeconds: 3 };
const results = await contest(contestants, requests, { pace, verify }).finally(data.remove);
printResults(results, names.lane);
console.log('');
const promises: MustHold[] = Object.keys(requests).flatMap((what) => [
  { what: `${what}: lane over next start`, ratio: ratio(results, what, names.lane, names.next), atLeast: 5 },
  { what: `${what}: lane over Fastify + Zod`, ratio: ratio(results, what, names.lane, names.fastify), atLeast: 1 },
]);
const ok = judge(promises.filter(({ ratio: value }) => !Number.isNaN(value)));
save('shipped', { pace, results, mustHold: promises });
if (!ok) process.exitCode = 1;

/** The same page and the same new user, and nothing for a stranger. */
async function verify({ url }: Server, { name }: Contestant): Promise<void> {
  const at = `${url}/api/users`;
  const post = (body: object) =>
    fetch(at, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const listed = await expect(name, await fetch(at, { headers }), 200);
  const { items, nextCursor } = listed as { items: unknown[]; nextCursor: string | null };
  if (items.length !== 20 || nextCursor === null) throw new Error(`${name} listed ${JSON.stringify(listed)}`);
  first ??= JSON.stringify(listed);
  if (JSON.stringify(listed) !== first) throw new Error(`${name} lists other users than the first server does`);
  await expect(name, await post(newUser('verified')), 201);
  await expect(name, await post({ ...newUser('wrong'), email: 'nobody' }), 400);
  await expect(name, await fetch(at), 401);
}

async function expect(name: string, answer: Response, status: number): Promise<unknown> {
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${name} answered ${answer.status}, not ${status}: ${text}`);
  return JSON.parse(text);
}
