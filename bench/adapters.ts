import { isDeepStrictEqual, parseArgs } from 'node:util';

import { buildNextApp } from './measure/next-build.ts';
import { createUser, listUsers, newUser } from './adapters/users.ts';
import { contest, printResults, ratio, type Contestant } from './measure/contest.ts';
import { requireWrk, type Request } from './measure/load.ts';
import { judge, save, type MustHold } from './measure/report.ts';
import type { Server } from './measure/server.ts';

/*
 * What an adapter costs: the same list of 20 users and the same create, from memory, behind each of the servers.
 * `--only=lane,fastify` takes some of them, `--rounds` and `--seconds` say for how long.
 */

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
  },
});

type Entry = Contestant & { readonly key: string; readonly unchecked?: true };

const all: readonly Entry[] = [
  { key: 'lane', name: 'fast lane (kit)', ...script('lane') },
  { key: 'raw', name: 'raw node:http, nothing checked', ...script('raw'), unchecked: true },
  { key: 'fastify', name: 'Fastify + Zod', ...script('fastify') },
  { key: 'hono', name: 'Hono zod-openapi (answers unchecked)', ...script('hono') },
  { key: 'orpc', name: 'oRPC on node:http', ...script('orpc') },
  { key: 'next-kit', name: 'next start, kit', ...nextStart('kit', '/api') },
  { key: 'next-guide', name: 'next start, hand-written Zod', ...nextStart('next', '/api/guide') },
  { key: 'next-bare', name: 'next start, bare handler', ...nextStart('next', '/api/bare'), unchecked: true },
  { key: 'next-orpc', name: 'next start, oRPC', ...nextStart('next', '/api/orpc') },
  { key: 'next-ts-rest', name: 'next start, ts-rest', ...nextStart('next', '/api/ts-rest') },
];

const requests: Readonly<Record<string, Request>> = {
  'GET 20 users': { method: 'GET', path: '/users' },
  'POST a user': { method: 'POST', path: '/users', body: newUser },
};

const sources = ['bench/adapters/**/*.ts'];
requireWrk();
const wanted = options.only?.split(',');
const entries = all.filter(({ key }) => wanted?.includes(key) ?? true);
if (entries.some(({ key }) => key === 'next-kit')) buildNextApp('bench/adapters/kit', sources);
if (entries.some(({ key }) => key.startsWith('next-') && key !== 'next-kit'))
  buildNextApp('bench/adapters/next', sources);

const pace = { rounds: Number(options.rounds), seconds: Number(options.seconds), warmUpSeconds: 2 };
const results = await contest(entries, requests, { pace, verify });
printResults(results, 'fast lane (kit)');
console.log('');
const promises = mustHold();
const ok = judge(promises);
save('adapters', { pace, results, mustHold: promises });
if (!ok) process.exitCode = 1;

function mustHold(): MustHold[] {
  const [list = '', create = ''] = Object.keys(requests);
  const rows: [one: string, other: string, get: number, post: number][] = [
    ['lane', 'next-bare', 10, 10],
    ['lane', 'fastify', 1.3, 0.95],
    ['lane', 'hono', 0.9, 1.1],
    ['next-kit', 'next-guide', 1, 1],
  ];
  return rows
    .filter(([one, other]) => [one, other].every((key) => entries.some((entry) => entry.key === key)))
    .flatMap(([one, other, get, post]) => [promise(list, one, other, get), promise(create, one, other, post)]);
}

function promise(what: string, one: string, other: string, atLeast: number): MustHold {
  const [a, b] = [one, other].map((key) => all.find((entry) => entry.key === key)?.name ?? key);
  return { what: `${what}: ${a} over ${b}`, ratio: ratio(results, what, a ?? '', b ?? ''), atLeast };
}

/** Everybody answers with the same JSON, and who claims to check refuses what is wrong. */
async function verify({ url }: Server, { name, prefix, unchecked }: Contestant & { unchecked?: true }): Promise<void> {
  const at = `${url}${prefix}/users`;
  const post = (body: unknown) =>
    fetch(at, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  await expect(name, await fetch(at), 200, listUsers());
  await expect(name, await post(newUser), 201, createUser(newUser));
  if (unchecked) return;
  await expect(name, await post({ ...newUser, email: 'nobody' }), 400);
  await expect(name, await post({ ...newUser, more: true }), 400);
  await expect(name, await fetch(`${at}?limit=many`), 400);
}

async function expect(name: string, answer: Response, status: number, body?: unknown): Promise<void> {
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${name} answered ${answer.status}, not ${status}: ${text}`);
  if (body !== undefined && !isDeepStrictEqual(JSON.parse(text), body)) throw new Error(`${name} answered ${text}`);
}

function script(name: string) {
  return { args: [`adapters/servers/${name}.ts`], cwd: import.meta.dirname, prefix: '/api', readyPath: '/api/users' };
}

function nextStart(app: string, prefix: string) {
  const cli = 'node_modules/next/dist/bin/next';
  const args = [cli, 'start', `adapters/${app}`, '--hostname', '127.0.0.1', '--port', '{port}'];
  return { args, cwd: import.meta.dirname, prefix, readyPath: `${prefix}/users` };
}
