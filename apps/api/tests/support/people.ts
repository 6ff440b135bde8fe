import { randomBytes } from 'node:crypto';

import type { CreatedApiKey, Entry, Scope, Session, Space, User } from '@sheaf/contracts';
import { inject } from 'vitest';

import { api, fileUrl, type ApiOptions, type Caller } from './api.ts';
import { admin as firstAdmin } from './engine-server.ts';

/** Somebody with an account, signed in. */
export interface Person extends Caller {
  readonly id: string;
  readonly handle: string;
  readonly email: string;
  readonly password: string;
  /** The name of their personal space. */
  readonly space: string;
}

/** A name that no other test uses. */
export function unique(prefix = 'x'): string {
  return `${prefix}-${randomBytes(6).toString('hex')}`;
}

const admins = new Map<string, Promise<Caller>>();

/** The first admin of the run's server. Signs in once per process. */
export function admin(): Promise<Caller> {
  const { url } = inject('server');
  const known = admins.get(url) ?? signIn(firstAdmin.email, firstAdmin.password);
  admins.set(url, known);
  return known;
}

/** A new session, as its cookie. */
export async function signIn(email: string, password: string, options: ApiOptions = {}): Promise<Caller> {
  const answer = await api<Session>('POST', '/session', { ...options, json: { email, password } });
  if (answer.status !== 201) throw new Error(`${email} could not sign in: ${answer.text}`);
  const [cookie = ''] = answer.headers.getSetCookie();
  return { headers: { cookie: cookie.split(';')[0] ?? '' } };
}

/** A new user with a personal space, and a session. */
export async function newPerson(
  role: User['role'] = 'member',
  { admin: as, ...options }: ApiOptions & { readonly admin?: Caller } = {},
): Promise<Person> {
  const handle = unique('p');
  const [email, password] = [`${handle}@example.com`, 'a password of theirs'];
  const json = { name: handle, email, role, password };
  const { json: user } = await created(api<User>('POST', '/users', { ...options, as: as ?? (await admin()), json }));
  const { headers } = await signIn(email, password, options);
  return { id: user.id, handle: user.handle, email, password, space: `~${user.handle}`, headers };
}

/** A new key that acts for this person. */
export async function newKey(
  person: Caller,
  scopes: readonly Scope[],
  spaces?: readonly string[],
  options: ApiOptions = {},
): Promise<Caller & { readonly id: string }> {
  const json = { name: 'for a test', scopes, ...(spaces && { spaces }) };
  const { json: key } = await created(api<CreatedApiKey>('POST', '/api-keys', { ...options, as: person, json }));
  return { id: key.id, headers: { authorization: `Bearer ${key.secret}` } };
}

/** A new, empty space that this person owns. */
export async function newSpace(person: Caller, name = unique('space'), options: ApiOptions = {}): Promise<Space> {
  return (await created(api<Space>('POST', '/spaces', { ...options, as: person, json: { name } }))).json;
}

/** A new file or, where one is, its next version. */
export async function putFile(
  person: Caller,
  path: string,
  body: ApiOptions['body'] = 'hello world',
  options: ApiOptions = {},
): Promise<Entry> {
  const answer = await api<Entry>('PUT', fileUrl(path), {
    ...options,
    as: person,
    ...(body !== undefined && { body }),
  });
  if (answer.status !== 200 && answer.status !== 201) throw new Error(answer.text);
  return answer.json;
}

export async function newFolder(person: Caller, path: string): Promise<Entry> {
  return (await created(api<Entry>('POST', '/entries', { as: person, json: { path } }))).json;
}

/** The names in a folder, in the order of the API. */
export async function namesIn(person: Caller, folder: string): Promise<string[]> {
  const query = { folder, limit: 100 };
  const answer = await api<{ items: Entry[] }>('GET', '/entries', { as: person, query });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.items.map(({ name }) => name);
}

async function created<A extends { readonly status: number; readonly text: string }>(asked: Promise<A>): Promise<A> {
  const answer = await asked;
  if (answer.status !== 201) throw new Error(`Not created: ${answer.text}`);
  return answer;
}
