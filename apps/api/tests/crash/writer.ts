import { createHash, randomBytes, randomInt } from 'node:crypto';

import type { Entry } from '@sheaf/contracts';

import { api, type ApiOptions, type Caller, fileUrl } from '../support/api.ts';

/** What stands at each path below a writer's folder: the SHA-256 of a file, null for a folder. */
export type Tree = ReadonlyMap<string, string | null>;

/** Somebody who writes into a folder of their own, one request after another, and remembers what they were promised. */
export interface Writer {
  readonly folder: string;
  /** All that was acknowledged. */
  tree: Tree;
  /** What the tree becomes if the request that nobody has answered was carried out. */
  pending: Tree | null;
  acknowledged: number;
}

/** Where and as whom a writer calls. */
export interface Call {
  readonly url: string;
  readonly as: Caller;
  readonly headers: () => Readonly<Record<string, string>>;
}

/**
 * Writes until the server is gone.
 *
 * @throws Error when a request is refused: nothing that a writer asks for may be
 */
export async function writeUntilGone(writer: Writer, call: Call): Promise<void> {
  try {
    while (true) await writeOnce(writer, call);
  } catch (error) {
    // What fetch throws when the connection is refused or breaks off, and nothing else here does.
    if (!(error instanceof TypeError)) throw error;
  }
}

async function writeOnce(writer: Writer, call: Call): Promise<void> {
  const { method, path, options, after } = await nextRequest(writer, call);
  writer.pending = after;
  const { status, text } = await api(method, path, { ...options, ...call, headers: call.headers() });
  if (status >= 300) throw new Error(`${method} ${path} was refused with ${status}: ${text}`);
  writer.acknowledged += 1;
  writer.tree = after;
  writer.pending = null;
}

interface Request {
  readonly method: 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly options: ApiOptions;
  readonly after: Tree;
}

const FOLDERS = ['north', 'south'];
const NAMES = ['a.txt', 'b.bin', 'c', 'd.md'];

async function nextRequest(writer: Writer, call: Call): Promise<Request> {
  const dice = randomInt(10);
  if (dice < 2) return form(writer);
  if (dice < 4) return (await moveFile(writer, call)) ?? put(writer);
  if (dice < 5) return (await moveFolder(writer, call)) ?? put(writer);
  if (dice < 6) return remove(writer) ?? put(writer);
  return put(writer);
}

/** Makes a file, or its next version. */
function put({ folder, tree }: Writer): Request {
  const parent = pick(FOLDERS) ?? '';
  const path = `${parent}/${pick(NAMES)}`;
  const body = someBytes();
  const after = new Map(tree).set(parent, null).set(path, sha256(body));
  return { method: 'PUT', path: fileUrl(`${folder}/${path}`), options: { body }, after };
}

function form({ folder, tree }: Writer): Request {
  const parent = pick(FOLDERS) ?? '';
  const after = new Map(tree).set(parent, null);
  const body = new FormData();
  body.set('folder', `${folder}/${parent}`);
  for (const name of NAMES.slice(randomInt(3))) {
    const bytes = someBytes();
    body.append('file', new File([bytes], name));
    after.set(`${parent}/${name}`, sha256(bytes));
  }
  return { method: 'POST', path: '/files', options: { body }, after };
}

/** A file goes to a free name in either folder. */
async function moveFile(writer: Writer, call: Call): Promise<Request | undefined> {
  const { tree } = writer;
  const parents = FOLDERS.filter((name) => tree.has(name));
  const free = parents.flatMap((name) => NAMES.map((leaf) => `${name}/${leaf}`)).filter((path) => !tree.has(path));
  return move(writer, call, pick(filesOf(tree)), pick(free));
}

/** A folder gets the other one's name or one beside, with all that is in it. */
async function moveFolder(writer: Writer, call: Call): Promise<Request | undefined> {
  const { tree } = writer;
  const folders = [...tree.keys()].filter((path) => tree.get(path) === null);
  return move(writer, call, pick(folders), pick([...FOLDERS, 'aside'].filter((name) => !tree.has(name))));
}

async function move(
  { folder, tree }: Writer,
  { url, as }: Call,
  from: string | undefined,
  to: string | undefined,
): Promise<Request | undefined> {
  if (from === undefined || to === undefined) return undefined;
  const [, parent = '', name] = /^(.*)\/(.*)$/.exec(`${folder}/${from}`) ?? [];
  const entry = (await list(parent, { url, as })).find((child) => child.name === name);
  if (entry === undefined) throw new Error(`${from} was acknowledged, and it is not there.`);
  const after = new Map([...tree].map(([path, sha]) => [renamed(path, from, to), sha] as const));
  return { method: 'PATCH', path: `/entries/${entry.id}`, options: { json: { path: `${folder}/${to}` } }, after };
}

/** What is in a folder. */
export async function list(folder: string, options: ApiOptions): Promise<Entry[]> {
  const query = { folder, limit: 100 };
  const { status, text, json } = await api<{ items: Entry[] }>('GET', '/entries', { ...options, query });
  if (status !== 200) throw new Error(`${folder} cannot be listed: ${text}`);
  return json.items;
}

function remove({ folder, tree }: Writer): Request | undefined {
  const path = pick(filesOf(tree));
  if (path === undefined) return undefined;
  const after = new Map(tree);
  after.delete(path);
  return { method: 'DELETE', path: fileUrl(`${folder}/${path}`), options: {}, after };
}

function renamed(path: string, from: string, to: string): string {
  return path === from || path.startsWith(`${from}/`) ? `${to}${path.slice(from.length)}` : path;
}

function filesOf(tree: Tree): string[] {
  return [...tree.keys()].filter((path) => tree.get(path) !== null);
}

function pick(from: readonly string[]): string | undefined {
  return from[randomInt(Math.max(from.length, 1))];
}

/** Mostly a few, now and then enough to come in many pieces. */
function someBytes(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(randomInt(8) === 0 ? randomInt(200_000, 1_500_000) : randomInt(20_000)));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
