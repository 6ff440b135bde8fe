import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { type CreatedShare, operations } from '@sheaf/contracts';
import { beforeAll, expect, inject, it, vi } from 'vitest';

import { type Answer, api, type Caller } from './support/api.ts';
import { type Answers, authorisation, type Call, type Expected } from './support/authorisation-table.ts';
import {
  type CallerName,
  callers,
  contentOf,
  isOutsider,
  isPerson,
  newWorld,
  nothing,
  signInAgain,
  type Target,
  type World,
} from './support/authorisation-world.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';
import { admin, namesIn, putFile } from './support/people.ts';

/*
 * Every operation is called by everybody there is, and answers what its row in the table says. What belongs to somebody
 * else is, for everybody else, not there: not by status, words, headers, or what the database is asked.
 */

const table = Object.entries(authorisation).map(([id, row]) => ({ ...operationNamed(id), row }));

const endsSessions: readonly string[] = ['signOut', 'revokeSessions'];

let world: World;

beforeAll(async () => {
  world = await newWorld(await admin(), inject('server').url);
});

it.each(table)('$operationId', async (operation) => {
  const { operationId, method, responses, row } = operation;
  const wanted: Partial<Record<CallerName, unknown>> = {};
  const seen: Partial<Record<CallerName, unknown>> = {};
  for (const name of callers) {
    const expected = expectedOf(operation, name);
    const changes = method !== 'GET' && method !== 'HEAD' && expected === 'ok';
    const { as, own } = await callerNamed(world, name, operation);
    const [call] = await row[1](targetFor(world, name, { ...(changes ? await world.newTarget() : world.target), own }));
    const { status, text } = await ask(method, call, { as });
    wanted[name] = expected;
    seen[name] = status in responses ? 'ok' : refusal(status, text);
    const isSignedOut = changes && endsSessions.includes(operationId);
    if (isSignedOut && isPerson(name)) await signInAgain(world.people[name], world.url);
  }
  expect(seen).toEqual(wanted);
});

const words = { admins: /\bFor admins\b/, owners: /\bowners\b|\byou own\b/, editors: /\beditors\b/ };

it.each(table)('$operationId: its description says for whom it is', ({ description = '', row: [answers] }) => {
  const { stranger, viewer, editor, owner } = answers;
  const limits = [
    ...(owner === 403 ? [words.admins] : []),
    ...(stranger === 404 && editor === 403 ? [words.owners] : []),
    ...(viewer === 403 && editor === 'ok' ? [words.editors] : []),
  ];
  for (const limit of limits) expect(description).toMatch(limit);
});

it('what is somebody else’s answers word by word as what is not there, and asks the database the same', async () => {
  await withOwnServer(
    async (server) => {
      const own = await newWorld(server.admin, server.url);
      const content = await contentOf(own);
      const pairs = await pairsIn(own);
      expect(pairs.length).toBeGreaterThan(200);
      let different = await differing(server, pairs);
      // The server's jobs ask the database, too, now and then: what counts is what happens each time.
      for (let round = 0; round < 2; round += 1) different = await differing(server, different);
      expect(different.map(({ what, seen }) => ({ what, seen }))).toEqual([]);
      expect(await contentOf(own)).toEqual(content);
    },
    { LOG_LEVEL: 'trace' },
  );
});

it('a link with a password is closed to every operation that uses a link', async () => {
  const json = { entry: world.target.folderId, password: 'correct horse battery' };
  const { token } = (await api<CreatedShare>('POST', '/shares', { as: world.people.owner, json })).json;
  const target = { ...world.target, own: nothing.space, token, dropToken: token };
  for (const { method, path, row } of table.filter((each) => each.path.startsWith('/shared/{token}'))) {
    const [call] = await row[1](target);
    const { status, json: problem } = await ask(method, call, { as: { headers: {} } });
    expect([status, problem.code], `${method} ${path}`).toEqual([401, 'share_locked']);
  }
});

it('one’s own goes into no foreign space, by a move, a copy or out of the trash', async () => {
  const { people, target } = world;
  const { stranger, owner } = people;
  const [file, trashed] = await Promise.all(
    ['a.txt', 'b.txt'].map((name) => putFile(stranger, `${stranger.space}/${name}`)),
  );
  await api('DELETE', `/entries/${trashed?.id}`, { as: stranger });
  const into = async (space: string) => {
    const json = { path: `${space}/mine.txt` };
    const asked = [
      api('PATCH', `/entries/${file?.id}`, { as: stranger, json }),
      api('POST', `/entries/${file?.id}/copies`, { as: stranger, json }),
      api('POST', `/trash/${trashed?.id}/restore`, { as: stranger, json }),
    ];
    return (await Promise.all(asked)).map((answer) => [answer.status, answer.json.code, answer.json.detail]);
  };
  const foreign = await into(target.space);
  expect(foreign).toEqual(Array.from({ length: 3 }, () => [404, 'entry_not_found', undefined]));
  expect(foreign).toEqual(await into(nothing.space));
  expect(await namesIn(owner, target.space)).not.toContain('mine.txt');
});

function operationNamed(id: string) {
  const found = operations.find(({ operationId }) => operationId === id);
  if (found === undefined) throw new TypeError(`${id} is not among the operations of the contract.`);
  return found;
}

/** The answer to a HEAD has no words. */
function refusal(status: number, text: string): number | 'no scope' {
  return status === 403 && (text === '' || text.includes('lacks the scope')) ? 'no scope' : status;
}

type Listed = (typeof table)[number];

/** What the row says, and what follows from the contract. */
function expectedOf({ auth, scope, row: [answers] }: Listed, name: CallerName): Expected | 'no scope' {
  const outsider = answers.outsider ?? 401;
  if (name === 'deadLink') return answers.deadLink ?? outsider;
  if (isOutsider(name)) return outsider;
  if (isPerson(name)) return answers[name];
  if (auth !== 'public' && !auth.includes('apiKey')) return outsider;
  if (name === 'limitedKey') return answers.limitedKey;
  return name === 'unscopedKey' && scope !== undefined ? 'no scope' : answers[holderOf(answers)];
}

/** Whose keys may do the most. */
function holderOf({ owner, admin: boss }: Answers): 'owner' | 'admin' {
  return boss === 'ok' && owner !== 'ok' ? 'admin' : 'owner';
}

/** Who calls, and a space in which they may do everything. */
async function callerNamed(
  { people, outsiders, keys }: World,
  name: CallerName,
  { scope, row: [answers] }: Listed,
): Promise<{ as: Caller; own: string }> {
  if (isOutsider(name)) return { as: outsiders[name], own: nothing.space };
  if (isPerson(name)) return { as: people[name], own: people[name].space };
  const holder = holderOf(answers);
  const { full, limited, other, without } = keys[holder];
  if (name === 'limitedKey') return { as: limited, own: other };
  const as = name === 'unscopedKey' && scope !== undefined ? await without(scope) : full;
  return { as, own: people[holder].space };
}

/** Whoever has a link that was revoked calls by that. */
function targetFor({ deadToken }: World, name: CallerName, target: Target): Target {
  return name === 'deadLink' ? { ...target, token: deadToken, dropToken: deadToken } : target;
}

function ask(method: string, call: Call | undefined, { as, url, id }: { as: Caller; url?: string; id?: string }) {
  const [path, options] = call ?? [''];
  const headers = { ...options?.headers, ...(id !== undefined && { 'x-request-id': id }) };
  return api(method, path, { ...options, as, headers, ...(url !== undefined && { url }) });
}

/** The same call about something that is somebody else's, and about what nobody has. */
interface Pair {
  readonly what: string;
  readonly method: string;
  readonly as: Caller;
  readonly calls: readonly [foreign: Call, absent: Call];
}

async function pairsIn(own: World): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const operation of table) {
    const { operationId, method, row } = operation;
    for (const name of callers.filter((each) => expectedOf(operation, each) === 404)) {
      const caller = await callerNamed(own, name, operation);
      const foreign = await row[1](targetFor(own, name, { ...own.target, own: caller.own }));
      const absent = await row[1]({ ...nothing, own: caller.own });
      for (const [index, call] of foreign.entries()) {
        const calls = [call, absent[index] ?? call] as const;
        pairs.push({ what: `${operationId} ${call[0]} by ${name}`, method, as: caller.as, calls });
      }
    }
  }
  return pairs;
}

/** The pairs whose two answers differ, or what the database was asked for them. */
async function differing({ url, output }: OwnServer, pairs: readonly Pair[]): Promise<(Pair & { seen: unknown })[]> {
  if (pairs.length === 0) return [];
  const from = output().length;
  const answers = new Map<string, unknown>();
  const ids = pairs.map(() => ['foreign', 'absent-'].map((kind) => `${kind}-${randomUUID()}`));
  for (const [index, { what, method, as, calls }] of pairs.entries()) {
    for (const [which, id] of (ids[index] ?? []).entries()) {
      const answer = await ask(method, calls[which], { as, url, id });
      expect(answer.status, what).toBe(404);
      answers.set(id, comparable(answer, id));
    }
  }
  const last = ids.at(-1)?.at(-1) ?? '';
  await vi.waitUntil(() => output().includes(last));
  const statements = statementsIn(output().slice(from));
  return pairs.flatMap((pair, index) => {
    const [foreign, absent] = (ids[index] ?? []).map((id) => ({ answer: answers.get(id), asked: statements.get(id) }));
    return isDeepStrictEqual(foreign, absent) ? [] : [{ ...pair, seen: { foreign, absent } }];
  });
}

function comparable({ status, headers, text }: Answer<unknown>, id: string) {
  const { date: _, ...rest } = Object.fromEntries(headers);
  return { status, text: text.replaceAll(id, ''), headers: { ...rest, 'x-request-id': '' } };
}

/** What the database was asked for each request: the requests came one by one, and each ends with its line in the log. */
function statementsIn(log: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let asked: string[] = [];
  for (const line of log.split('\n').filter((each) => each.startsWith('{'))) {
    const { sql, requestId } = JSON.parse(line) as { sql?: string; requestId?: string };
    if (sql !== undefined) asked.push(sql);
    if (requestId === undefined) continue;
    found.set(requestId, asked);
    asked = [];
  }
  return found;
}
