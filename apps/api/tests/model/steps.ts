import { createHash } from 'node:crypto';

import type { Entry, EntryPage, UploadResult, VersionPage } from '@sheaf/contracts';
import fc from 'fast-check';
import { expect } from 'vitest';

import { api, type ApiOptions, type Caller, fileUrl, type Problem } from '../support/api.ts';
import * as model from './workspace.ts';
import { type Node, type OnConflict, type Place, Refused } from './workspace.ts';

/*
 * One thing that somebody does, to the model and to the server: both must do the same, or refuse it alike.
 */

export interface World {
  readonly as: Caller;
  /** The top folders, named like their spaces. */
  readonly spaces: readonly Node[];
}

type Tag = 'none' | 'current' | 'stale' | 'any' | 'absent';

/** A path as such, or a name in one of the folders that are there, which a number chooses. */
type Target = Place | { readonly inside: number; readonly name: string };

/** Numbers choose among what is there, or among what is in the trash. */
export type Step =
  | { readonly do: 'put'; readonly at: Target; readonly text: string; readonly tag: Tag }
  | { readonly do: 'form'; readonly at: Target; readonly names: readonly string[]; readonly onConflict: OnConflict }
  | { readonly do: 'folder'; readonly at: Target }
  | { readonly do: 'rename'; readonly pick: number; readonly to: string; readonly tag: Tag }
  | { readonly do: 'move'; readonly pick: number; readonly to: Target; readonly tag: Tag }
  | { readonly do: 'copy'; readonly pick: number; readonly to: Target }
  | { readonly do: 'delete'; readonly pick: number; readonly tag: Tag }
  | { readonly do: 'delete file'; readonly at: Target; readonly tag: Tag }
  | { readonly do: 'restore'; readonly pick: number; readonly to: Target | null }
  | { readonly do: 'purge'; readonly pick: number }
  | { readonly do: 'empty'; readonly space: number }
  | { readonly do: 'restore version'; readonly pick: number; readonly version: number; readonly tag: Tag };

// So few that steps meet: twins in case, and one letter written in two ways.
const name = fc.constantFrom('a', 'A', 'b', '\u00e4', 'A\u0308');
const pick = fc.nat(20);
const at: fc.Arbitrary<Target> = fc.oneof(
  fc.record({ space: fc.constantFrom(0, 0, 0, 1), names: fc.array(name, { minLength: 1, maxLength: 3 }) }),
  fc.record({ inside: pick, name }),
);
const text = fc.constantFrom('', 'one', 'two', 'three');
const tag = fc.constantFrom<Tag>('none', 'none', 'none', 'current', 'stale', 'any', 'absent');
const names = fc.array(name, { minLength: 1, maxLength: 3 });
const onConflict = fc.constantFrom<OnConflict>('version', 'rename', 'skip');
const is = <D extends Step['do']>(what: D) => fc.constant(what);

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: is('put'), at, text, tag }) },
  { weight: 2, arbitrary: fc.record({ do: is('form'), at, names, onConflict }) },
  { weight: 2, arbitrary: fc.record({ do: is('folder'), at }) },
  { weight: 3, arbitrary: fc.record({ do: is('rename'), pick, to: name, tag }) },
  { weight: 3, arbitrary: fc.record({ do: is('move'), pick, to: at, tag }) },
  { weight: 2, arbitrary: fc.record({ do: is('copy'), pick, to: at }) },
  { weight: 3, arbitrary: fc.record({ do: is('delete'), pick, tag }) },
  { weight: 1, arbitrary: fc.record({ do: is('delete file'), at, tag }) },
  { weight: 3, arbitrary: fc.record({ do: is('restore'), pick, to: fc.option(at, { freq: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: is('purge'), pick }) },
  { weight: 1, arbitrary: fc.record({ do: is('empty'), space: fc.constantFrom(0, 1) }) },
  { weight: 2, arbitrary: fc.record({ do: is('restore version'), pick, version: pick, tag }) },
);

/** Does the step in both worlds. What names nothing that is there is left out. */
export async function play(world: World, step: Step): Promise<void> {
  const ask = <T = Entry>(method: string, target: string, options: ApiOptions = {}) =>
    api<T>(method, target, { ...options, as: world.as });

  switch (step.do) {
    case 'put': {
      const { root, names: place, path } = resolve(world, step.at);
      const current = model.find(root, place)?.versions.at(-1);
      const made = expected(() => model.put(root, place, step.text, (there) => holds(step.tag, there)));
      const headers = conditions(step.tag, current === undefined ? '"nothing"' : etagOf(current));
      const answer = await ask('PUT', fileUrl(path), { body: step.text, headers });
      return learn(answer, made, current === undefined ? 201 : 200);
    }
    case 'form':
      return playForm(world, step);
    case 'folder': {
      const { root, names: place, path } = resolve(world, step.at);
      const made = expected(() => model.createFolder(root, place));
      return learn(await ask('POST', '/entries', { json: { path } }), made, 201);
    }
    case 'rename':
    case 'move': {
      const node = chosen(world, step.pick);
      if (node === undefined) return;
      const { id, headers } = await conditional(world, node, step.tag);
      const {
        root,
        names: place,
        path,
      } = step.do === 'move' ? resolve(world, step.to) : placeOf(world, node.parent!, step.to);
      const moved = expected(() => {
        assertHolds(step.tag);
        model.move(node, root, place);
        return node;
      });
      return learn(await ask('PATCH', `/entries/${id}`, { json: { path }, headers }), moved, 200);
    }
    case 'copy': {
      const node = chosen(world, step.pick);
      if (node === undefined) return;
      const id = await idOf(world, node);
      const { root, names: place, path } = resolve(world, step.to);
      const made = expected(() => model.copy(node, root, place));
      return learn(await ask('POST', `/entries/${id}/copies`, { json: { path } }), made, 201);
    }
    case 'delete': {
      const node = chosen(world, step.pick);
      if (node === undefined) return;
      const { id, headers } = await conditional(world, node, step.tag);
      const done = expected(() => {
        assertHolds(step.tag);
        model.trash(node);
      });
      return agree(await ask('DELETE', `/entries/${id}`, { headers }), done, 204);
    }
    case 'delete file': {
      const { root, names: place, path } = resolve(world, step.at);
      const node = model.find(root, place);
      // Later steps name it by its id, and no list of a folder tells it any more.
      if (node !== undefined) await idOf(world, node);
      const headers = conditions(step.tag, etagOf(node?.versions.at(-1) ?? ''));
      const done = expected(() => {
        if (node === undefined) throw new Refused(404, 'entry_not_found');
        if (node.kind === 'folder') throw new Refused(409, 'not_a_file');
        assertHolds(step.tag);
        model.trash(node);
      });
      return agree(await ask('DELETE', fileUrl(path), { headers }), done, 204);
    }
    case 'restore': {
      const node = discarded(world, step.pick);
      if (node === undefined) return;
      const {
        root,
        names: place,
        path,
      } = step.to === null ? placeOf(world, node.parent!, node.name) : resolve(world, step.to);
      const done = expected(() => {
        model.restore(node, root, place);
        return node;
      });
      const body = step.to === null ? {} : { json: { path } };
      return learn(await ask('POST', `/trash/${node.id}/restore`, body), done, 200);
    }
    case 'purge': {
      const node = discarded(world, step.pick);
      if (node === undefined) return;
      model.purge(node);
      return agree(await ask('DELETE', `/trash/${node.id}`), undefined, 204);
    }
    case 'empty': {
      const space = world.spaces[step.space]!;
      for (const node of model.all(space)) if (node.trashed) model.purge(node);
      return agree(await ask('DELETE', '/trash', { query: { space: space.name } }), undefined, 204);
    }
    case 'restore version': {
      const node = chosen(world, step.pick, 'file');
      if (node === undefined) return;
      const { id, headers } = await conditional(world, node, step.tag);
      const index = step.version % node.versions.length;
      const { json: versions } = await ask<VersionPage>('GET', `/entries/${id}/versions`, { query: { limit: 100 } });
      const version = versions.items.toReversed()[index];
      const done = expected(() => {
        assertHolds(step.tag);
        model.restoreVersion(node, index);
        return node;
      });
      return learn(await ask('POST', `/entries/${id}/versions/${version?.id}/restore`, { headers }), done, 200);
    }
  }
}

interface Resolved {
  readonly root: Node;
  readonly names: readonly string[];
  readonly path: string;
}

function resolve(world: World, target: Target): Resolved {
  if ('inside' in target) return placeOf(world, chosen(world, target.inside, 'folder')!, target.name);
  const root = world.spaces[target.space]!;
  return { root, names: target.names, path: [root.name, ...target.names].join('/') };
}

/** A name below a folder, live or not: the path is what counts. */
function placeOf({ spaces }: World, folder: Node, last: string): Resolved {
  const [space, ...above] = model.pathOf(folder).split('/');
  const root = spaces.find((one) => one.name === space)!;
  return { root, names: [...above, last], path: `${model.pathOf(folder)}/${last}` };
}

/** One of the entries that are there, or of one kind; spaces are folders, too. */
function chosen({ spaces }: World, number: number, kind?: Node['kind']): Node | undefined {
  const below = spaces.flatMap((space) => [...model.live(space)]);
  const nodes = kind === 'folder' ? [...spaces, ...below] : below;
  const fitting = kind === undefined ? nodes : nodes.filter((node) => node.kind === kind);
  return fitting[number % fitting.length];
}

/** One of those in the trash. */
function discarded({ spaces }: World, number: number): Node | undefined {
  const nodes = spaces.flatMap((space) => [...model.all(space)].filter((node) => node.trashed));
  return nodes[number % nodes.length];
}

/** The ETag of a file that has this text. */
function etagOf(content: string): string {
  return `"${createHash('sha256').update(content).digest('base64url')}"`;
}

/** The server's id of an entry; of one that came along with others it is looked up. */
export async function idOf({ as }: World, node: Node): Promise<string> {
  if (node.id === undefined) {
    const query = { folder: model.pathOf(node.parent!), limit: 100 };
    const { json } = await api<EntryPage>('GET', '/entries', { as, query });
    node.id = json.items.find((entry) => entry.name === node.name)?.id;
  }
  if (node.id === undefined) throw new Error(`The server has no ${model.pathOf(node)}.`);
  return node.id;
}

async function playForm(world: World, step: Step & { do: 'form' }): Promise<void> {
  const { names: files, onConflict: rule } = step;
  const { root, names: folder, path } = resolve(world, step.at);
  const body = new FormData();
  body.append('folder', path);
  body.append('onConflict', rule);
  for (const [index, file] of files.entries()) body.append('file', new Blob([`form ${index}`]), file);
  const outcomes = expected(() => {
    model.assertFormFolder(root, folder);
    const looks = files.map((file) => expected(() => model.look(root, [...folder, file], rule)));
    return looks.map((there, index) => {
      if (there instanceof Refused || (there !== undefined && rule === 'skip')) return there;
      return expected(() => model.write(root, [...folder, files[index]!], `form ${index}`, rule).node);
    });
  });
  const answer = await api<UploadResult>('POST', '/files', { as: world.as, body });
  agree(answer, outcomes, 201);
  if (outcomes instanceof Refused) return;
  for (const [index, outcome] of outcomes.entries()) {
    const item = answer.json.items[index];
    if (outcome instanceof Refused) expect(item?.problem?.code).toBe(outcome.code);
    else if (outcome !== undefined) {
      expect([item?.problem, item?.entry?.path]).toEqual([undefined, model.pathOf(outcome)]);
      sameId(outcome, item?.entry?.id);
    }
  }
}

/** What the model does, or how it refuses. */
function expected<T>(act: () => T): T | Refused {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

function agree(answer: { status: number; json: unknown }, outcome: unknown, status: number): void {
  const { code } = answer.status < 400 ? {} : (answer.json as Problem);
  const wanted = outcome instanceof Refused ? outcome : { status, code: undefined };
  expect([answer.status, code]).toEqual([wanted.status, wanted.code]);
}

/** The same outcome, the same path, and the id that the entry had if it had one. */
function learn(answer: { status: number; json: Entry }, outcome: Node | Refused, status: number): void {
  agree(answer, outcome, status);
  if (outcome instanceof Refused) return;
  expect(answer.json.path).toBe(model.pathOf(outcome));
  sameId(outcome, answer.json.id);
}

function sameId(node: Node, id: string | undefined): void {
  node.id ??= id;
  expect(id).toBe(node.id);
}

/** An entry's id, and the headers that make a change of it depend on its revision. */
async function conditional(world: World, node: Node, wanted: Tag) {
  const id = await idOf(world, node);
  const { headers } = await api('GET', `/entries/${id}`, { as: world.as });
  return { id, headers: conditions(wanted, headers.get('etag') ?? '') };
}

function conditions(wanted: Tag, current: string): Record<string, string> {
  switch (wanted) {
    case 'none':
      return {};
    case 'current':
      return { 'if-match': current };
    case 'stale':
      return { 'if-match': '"stale"' };
    case 'any':
      return { 'if-match': '*' };
    case 'absent':
      return { 'if-none-match': '*' };
  }
}

function holds(wanted: Tag, there: string | null): boolean {
  if (wanted === 'none') return true;
  if (wanted === 'stale') return false;
  return wanted === 'absent' ? there === null : there !== null;
}

/** For what is there. Only a PUT reads If-None-Match. */
function assertHolds(wanted: Tag): void {
  if (wanted === 'stale') throw new Refused(412, 'precondition_failed');
}
