import { createHash } from 'node:crypto';

import type { EntryPage, TrashPage, UsagePage, VersionPage } from '@sheaf/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { api, type Caller, fileUrl } from '../support/api.ts';
import { newPerson, newSpace } from '../support/people.ts';
import { anyStep, idOf, play, type Step, type World } from './steps.ts';
import * as model from './workspace.ts';
import type { Node } from './workspace.ts';

/*
 * Whatever is done in whatever order, the server ends where a simple model of it does. What fails is made smaller and
 * printed with its seed. `MODEL_RUNS=1000 vitest run --project contract-sqlite tests/model` tries more sequences.
 */

const runs = Number(process.env['MODEL_RUNS'] ?? 30);
const seed = Number(process.env['SHEAF_FUZZ_SEED'] ?? 1);

it(`${runs} sequences of steps end as the model says`, { timeout: 60_000 + runs * 5_000 }, async () => {
  const as = await newPerson();
  let steps = 0;
  const sequence = fc.array(anyStep, { minLength: 1, maxLength: 40, size: 'max' });
  const property = fc.asyncProperty(sequence, async (played) => {
    steps += played.length;
    await run(as, played);
  });
  await fc.assert(property, { numRuns: runs, seed });
  console.log(`${runs} sequences, ${steps} steps`);
});

async function run(as: Caller, steps: readonly Step[]): Promise<void> {
  const spaces = [await newSpace(as), await newSpace(as)];
  const world: World = { as, spaces: spaces.map(({ name }) => model.newRoot(name)) };
  try {
    for (const step of steps) await play(world, step);
    for (const space of world.spaces) await compare(world, space);
  } finally {
    for (const { id } of spaces) await api('DELETE', `/spaces/${id}`, { as });
  }
}

async function compare(world: World, space: Node): Promise<void> {
  const { as } = world;
  const get = async <T>(path: string, query: Record<string, string | number> = {}) =>
    (await api<T>('GET', path, { as, query })).json;

  await compareFolder(world, space);
  for (const node of model.live(space)) {
    if (node.kind === 'folder') await compareFolder(world, node);
    else await compareFile(world, node);
  }
  const trash = await get<TrashPage>('/trash', { space: space.name, limit: 100 });
  const trashed = [...model.all(space)].filter((node) => node.trashed);
  expect(trash.items.map(({ entry, path }) => `${entry.id} ${path}`).toSorted()).toEqual(
    trashed.map((node) => `${node.id} ${model.pathOf(node)}`).toSorted(),
  );
  const usage = await get<UsagePage>('/usage', { limit: 100 });
  expect(usage.items.find((item) => item.name === space.name)).toMatchObject(counted(space));
  expect(usage.user.bytes).toBe(world.spaces.reduce((sum, one) => sum + counted(one).bytes, 0));
}

/** What a space holds: the steps write ASCII, a byte each. */
function counted(space: Node) {
  const sizes = (nodes: Iterable<Node>, part: (versions: readonly string[]) => readonly string[]) =>
    Array.from(nodes, ({ versions }) => part(versions).join('').length).reduce((sum, size) => sum + size, 0);
  const bytes = sizes(model.all(space), (versions) => versions);
  const currentBytes = sizes(model.live(space), (versions) => versions.slice(-1));
  const earlierBytes = sizes(model.live(space), (versions) => versions.slice(0, -1));
  const files = [...model.live(space)].filter((node) => node.kind === 'file').length;
  return { files, bytes, currentBytes, earlierBytes, trashBytes: bytes - currentBytes - earlierBytes };
}

async function compareFolder({ as }: World, folder: Node): Promise<void> {
  const { json } = await api<EntryPage>('GET', '/entries', { as, query: { folder: model.pathOf(folder), limit: 100 } });
  const there = [...folder.children].filter((node) => !node.trashed);
  expect(json.items.map(({ path, kind }) => `${kind} ${path}`).toSorted()).toEqual(
    there.map((node) => `${node.kind} ${model.pathOf(node)}`).toSorted(),
  );
}

async function compareFile(world: World, file: Node): Promise<void> {
  const { as } = world;
  const id = await idOf(world, file);
  const current = await api('GET', fileUrl(model.pathOf(file)), { as });
  expect([current.status, current.text]).toEqual([200, file.versions.at(-1)]);
  const { json: page } = await api<VersionPage>('GET', `/entries/${id}/versions`, { as, query: { limit: 100 } });
  const versions = page.items.toReversed();
  expect(versions.map(({ sha256 }) => sha256)).toEqual(file.versions.map(sha256Of));
  expect(versions.map(({ current: isCurrent }) => isCurrent)).toEqual(
    file.versions.map((_, i, { length }) => i === length - 1),
  );
  for (const [index, version] of versions.entries()) {
    const { text } = await api('GET', `/entries/${id}/versions/${version.id}/content`, { as });
    expect(text).toBe(file.versions[index]);
  }
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
