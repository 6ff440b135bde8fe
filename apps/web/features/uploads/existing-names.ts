import { nameKey } from '@/features/files/names.ts';
import { joinPath } from '@/lib/paths.ts';

import type { UploadApi } from './upload-api.ts';
import type { Existing } from './upload-item.ts';

/** No longer list is read for this: what stands further back is found when it is uploaded. */
const longestList = 1000;

/**
 * Which of these paths below a folder are taken. A look ahead, so that a person is asked before the bytes travel;
 * whether a name is really free is settled by the server when the file arrives.
 */
export async function findExisting(
  api: Pick<UploadApi, 'list'>,
  folder: string,
  paths: readonly string[],
): Promise<Map<string, Existing>> {
  const found = new Map<string, Existing>();
  if (paths.length > 0) await lookInto(folder, '', treeOf(paths));
  return found;

  async function lookInto(at: string, below: string, node: Node): Promise<void> {
    const there = await namesIn(api, at);
    for (const name of node.files) note(below, name, there.get(nameKey(name)) ?? null);
    for (const [name, child] of node.folders) {
      const existing = there.get(nameKey(name));
      if (existing?.kind === 'folder') await lookInto(joinPath(at, existing.name), joinPath(below, name), child);
    }
  }

  function note(below: string, name: string, existing: Existing | null): void {
    if (existing) found.set(joinPath(below, name), existing);
  }
}

interface Node {
  readonly files: string[];
  readonly folders: Map<string, Node>;
}

function treeOf(paths: readonly string[]): Node {
  const root: Node = { files: [], folders: new Map() };
  for (const path of paths) {
    const segments = path.split('/');
    const name = segments.pop() ?? '';
    let node = root;
    for (const segment of segments) {
      const child = node.folders.get(segment) ?? { files: [], folders: new Map() };
      node.folders.set(segment, child);
      node = child;
    }
    node.files.push(name);
  }
  return root;
}

async function namesIn(api: Pick<UploadApi, 'list'>, folder: string): Promise<Map<string, Existing>> {
  const names = new Map<string, Existing>();
  for await (const each of api.list(folder)) {
    names.set(nameKey(each.name), each);
    if (names.size >= longestList) break;
  }
  return names;
}
