import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

import { hash } from '@node-rs/argon2';
import { fastify, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';

/*
 * `listUsers` and `createUser` as somebody would write them with Fastify, Zod and SQL: the same statements on the same
 * tables, the same key check, password hash, request id and log line. `SHEAF_DATA_DIR` holds the database.
 */

const file = join(process.env['SHEAF_DATA_DIR'] ?? '', 'sheaf.db');
const db = new DatabaseSync(file, { timeout: 5000 });
db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -16384');

const typeId = (prefix: string) =>
  z
    .string()
    .length(30)
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`));
const handle = z
  .string()
  .min(1)
  .max(39)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/);
const name = z.string().min(1).max(100);
const email = z.email().max(254);
const role = z.enum(['admin', 'member']);
const User = z.object({
  id: typeId('usr'),
  handle,
  name,
  email,
  role,
  disabled: z.boolean(),
  pending: z.boolean(),
  secondFactor: z.boolean(),
  usedBytes: z.int().min(0),
  quotaBytes: z.int().min(0).nullable(),
  createdAt: z.iso.datetime(),
  modifiedAt: z.iso.datetime(),
});
const Invitation = z.object({
  id: typeId('inv'),
  token: z.string().regex(/^[\w-]{43}$/),
  url: z.string().max(512),
  expiresAt: z.iso.datetime(),
});
const CreatedUser = z.object({ ...User.shape, invitation: Invitation.nullable() });
const ListedUser = z.object({ ...User.shape, invitedUntil: z.iso.datetime().nullable() });
const UserPage = z.object({ items: z.array(ListedUser).max(100), nextCursor: z.string().max(1024).nullable() });
const NewUser = z.strictObject({
  name,
  email,
  role,
  password: z.string().min(8).max(256).optional(),
  handle: handle.optional(),
});
const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1024).optional(),
});

const listed =
  'select users.*, invitations.expires_at as invited_until from users left join invitations on user_id = users.id';
const sql = {
  key: db.prepare('select * from api_keys where secret_hash = ?'),
  user: db.prepare('select * from users where id = ?'),
  touchKey: db.prepare('update api_keys set last_used_at = ? where id = ?'),
  list: db.prepare(`${listed} order by users.id limit ?`),
  listAfter: db.prepare(`${listed} where users.id > ? order by users.id limit ?`),
  lock: db.prepare('update instance set seq = seq'),
  handle: db.prepare('select id from users where handle = ?'),
  shared: db.prepare('select shared_space_id from instance'),
  space: db.prepare('select * from spaces where id = ? and deleted_at is null'),
  instanceSeq: db.prepare('update instance set seq = seq + ? returning seq'),
  spaceSeq: db.prepare('update spaces set seq = seq + ? where id = ? returning seq'),
  member: db.prepare(
    `insert into members (space_id, user_id, role, created_at) values (?, ?, ?, ?)
     on conflict (space_id, user_id) do update set role = excluded.role`,
  ),
  invitation: db.prepare(
    `insert into invitations (id, token_hash, created_at, expires_at, user_id) values (?, ?, ?, ?, ?)
     on conflict (user_id) do update set id = excluded.id, token_hash = excluded.token_hash,
       created_at = excluded.created_at, expires_at = excluded.expires_at`,
  ),
};

const statements = new Map<string, StatementSync>();
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

type Row = Readonly<Record<string, SQLInputValue>>;
const app = fastify({
  logger: { level: process.env['LOG_LEVEL'] ?? 'info', base: null },
  disableRequestLogging: true,
  requestIdHeader: 'x-request-id',
  genReqId: () => randomUUID(),
  bodyLimit: 1024 * 1024,
}).withTypeProvider<ZodTypeProvider>();
app.setValidatorCompiler(validatorCompiler);
app.setSerializerCompiler(serializerCompiler);
app.decorateRequest('actor', null);
app.decorateRequest('keyId', null);

app.addHook('onRequest', async (request, reply) => {
  reply.headers({
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});
app.addHook('onResponse', async (request, reply) => {
  const { id: requestId, method, url, routeOptions } = request;
  const path = url.split('?')[0];
  const ms = Math.round(reply.elapsedTime * 10) / 10;
  request.log.info({ requestId, operationId: routeOptions.url, method, path, status: reply.statusCode, ms }, 'request');
});

app.get('/api/hello', () => ({ message: 'Hello World' }));

app.get(
  '/api/users',
  {
    schema: { querystring: PageQuery, response: { 200: UserPage } },
    onRequest: async (request) => admit(request, 'users:read'),
  },
  ({ query: { limit, cursor } }) => {
    const rows =
      cursor === undefined
        ? sql.list.all(limit + 1)
        : sql.listAfter.all(String(JSON.parse(Buffer.from(cursor, 'base64url').toString())[0]), limit + 1);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const nextCursor = last ? Buffer.from(JSON.stringify([last['id']])).toString('base64url') : null;
    const now = Date.now();
    return { items: shown.map((row) => toListedUser(row as Row, now)), nextCursor };
  },
);

app.post(
  '/api/users',
  {
    schema: { body: NewUser, response: { 201: CreatedUser } },
    onRequest: async (request) => admit(request, 'users:write'),
  },
  async (request, reply) => {
    const { password } = request.body;
    const passwordHash =
      password === undefined ? '' : await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    const created = transaction(() => {
      const user = addUser(request, request.body, passwordHash);
      return { ...toUser(user), invitation: password === undefined ? invite(request, user) : null };
    });
    reply.code(201).header('location', `/api/users/${created.id}`);
    return created;
  },
);

await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });

function admit(request: FastifyRequest, scope: string): void {
  const secret = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (secret === undefined) throw refusal(401, 'Unauthorized');
  const key = sql.key.get(createHash('sha256').update(secret).digest('hex'));
  const user = key && sql.user.get(key['user_id'] ?? '');
  const now = Date.now();
  const isExpired = key?.['expires_at'] !== null && Number(key?.['expires_at']) <= now;
  if (!key || !user || user['disabled_at'] !== null || isExpired) throw refusal(401, 'Unauthorized');
  if (now - Number(key['last_used_at'] ?? 0) >= 60_000) sql.touchKey.run(now, key['id'] ?? '');
  const scopes = JSON.parse(String(key['scopes'])) as string[];
  if (!scopes.includes(scope) || user['role'] !== 'admin') throw refusal(403, 'Forbidden');
  Object.assign(request, { actor: user['id'], keyId: key['id'] });
}

function refusal(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}

function toUser(row: Row): z.output<typeof User> {
  return {
    id: String(row['id']),
    handle: String(row['handle']),
    name: String(row['name']),
    email: String(row['email']),
    role: row['role'] === 'admin' ? 'admin' : 'member',
    disabled: row['disabled_at'] !== null,
    pending: row['password_hash'] === '' && row['linked_at'] === null,
    secondFactor: row['second_factor_at'] !== null,
    usedBytes: Number(row['used_bytes']),
    quotaBytes: row['quota_bytes'] === null ? null : Number(row['quota_bytes']),
    createdAt: new Date(Number(row['created_at'])).toISOString(),
    modifiedAt: new Date(Number(row['modified_at'])).toISOString(),
  };
}

function toListedUser(row: Row, now: number): z.output<typeof ListedUser> {
  const until = Number(row['invited_until'] ?? 0);
  return { ...toUser(row), invitedUntil: until > now ? new Date(until).toISOString() : null };
}

function transaction<T>(work: () => T): T {
  db.exec('begin immediate');
  try {
    const result = work();
    db.exec('commit');
    return result;
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

/** A user with a personal space, who joins the shared one; each write is recorded. */
function addUser(request: FastifyRequest, input: z.output<typeof NewUser>, passwordHash: string): Row {
  sql.lock.run();
  const at = Date.now();
  const taken = (wanted: string) => sql.handle.get(wanted) !== undefined;
  const base = input.handle ?? input.email.slice(0, input.email.lastIndexOf('@')).replace(/[^a-z0-9]+/g, '-');
  let free = base;
  for (let number = 2; taken(free); number += 1) free = `${base}-${number}`;
  const user = {
    id: newId('usr'),
    handle: free,
    name: input.name,
    email: input.email,
    email_key: input.email.toLowerCase(),
    role: input.role,
    password_hash: passwordHash,
    disabled_at: null,
    created_at: at,
    modified_at: at,
    used_bytes: 0,
    quota_bytes: null,
    second_factor_at: null,
    linked_at: null,
    second_factor_at: null,
    linked_at: null,
  };
  const space = {
    id: newId('spc'),
    name: `~${free}`,
    name_key: `~${free}`,
    root_id: newId('ent'),
    personal_user_id: user.id,
    seq: 0,
    created_at: at,
    created_by: user.id,
    modified_at: at,
    deleted_at: null,
    deleted_by: null,
  };
  insert('users', user);
  insert('spaces', space);
  insert('entries', rootOf(space));
  sql.member.run(space.id, user.id, 'owner', at);
  const shared = String(sql.shared.get()?.['shared_space_id']);
  if (sql.space.get(shared)) sql.member.run(shared, user.id, 'editor', at);
  const { handle: userHandle, name: userName, email: userEmail, role: userRole } = user;
  const facts = {
    handle: userHandle,
    name: userName,
    email: userEmail,
    role: userRole,
    disabled: false,
    quota_bytes: null,
  };
  record(request, 'instance', at, [['user.created', user.id, facts]]);
  record(request, space.id, at, [
    ['space.created', space.id, { name: space.name }],
    ['member.set', user.id, { role: 'owner' }],
  ]);
  record(request, shared, at, [['member.set', user.id, { role: 'editor' }]]);
  return user;
}

/** A way for a new user to choose a password. */
function invite(request: FastifyRequest, user: Row): z.output<typeof Invitation> {
  const at = Number(user['created_at']);
  const until = at + 7 * 24 * 60 * 60_000;
  const [id, token, expiresAt] = [newId('inv'), randomBytes(32).toString('base64url'), new Date(until).toISOString()];
  const tokenHash = createHash('sha256').update(token).digest('hex');
  sql.invitation.run(id, tokenHash, at, until, String(user['id']));
  record(request, 'instance', at, [['user.invited', String(user['id']), { invitation: id, expiresAt }]]);
  return { id, token, url: `http://${request.headers.host}/invitations/${token}`, expiresAt };
}

function rootOf(space: { id: string; root_id: string; created_at: number; created_by: string }): Row {
  return {
    id: space.root_id,
    space_id: space.id,
    parent_id: null,
    kind: 'folder',
    name: '',
    name_key: '',
    version_id: null,
    size: null,
    content_type: null,
    sha256: null,
    revision: 1,
    created_at: space.created_at,
    created_by: space.created_by,
    modified_at: space.created_at,
    deleted_at: null,
    deleted_by: null,
  };
}

type Change = readonly [kind: string, subject: string, after: object];

function record(request: FastifyRequest, scope: string, at: number, changes: readonly Change[]): void {
  const taken = scope === 'instance' ? sql.instanceSeq.get(changes.length) : sql.spaceSeq.get(changes.length, scope);
  const last = Number(taken?.['seq']);
  for (const [index, [kind, subject, after]] of changes.entries()) {
    insert('changes', {
      space_id: scope,
      seq: last - changes.length + 1 + index,
      at,
      actor_id: String((request as { actor?: unknown }).actor),
      kind,
      subject_id: subject,
      before: null,
      after: JSON.stringify(after),
      request_id: String(request.id),
      via: 'apiKey',
      credential_id: String((request as { keyId?: unknown }).keyId),
      address: request.ip,
      user_agent: request.headers['user-agent'] ?? null,
    });
  }
}

function insert(table: string, row: Row): void {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  prepared(`insert into ${table} (${columns.join(', ')}) values (${marks})`).run(...Object.values(row));
}

function prepared(text: string) {
  const known = statements.get(text) ?? db.prepare(text);
  statements.set(text, known);
  return known;
}

/** A TypeID: the time, and random digits behind it. */
function newId(prefix: string): string {
  let time = Date.now();
  let text = '';
  for (let digit = 0; digit < 10; digit += 1) {
    text = DIGITS.charAt(time % 32) + text;
    time = Math.floor(time / 32);
  }
  return `${prefix}_${text}${Array.from(randomBytes(16), (byte) => DIGITS.charAt(byte & 31)).join('')}`;
}
