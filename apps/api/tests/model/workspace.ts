/*
 * What Sheaf promises about files and folders, written down a second time and as simply as possible: objects in memory,
 * no database, no ids until the server has told them.
 */

export interface Place {
  /** Which of the spaces. */
  readonly space: number;
  readonly names: readonly string[];
}

export interface Node {
  /** Unknown while no answer has told it. */
  id: string | undefined;
  readonly kind: 'file' | 'folder';
  name: string;
  parent: Node | null;
  /** Those in the trash among them. */
  readonly children: Set<Node>;
  /** The texts that a file has had, the latest last. */
  readonly versions: string[];
  trashed: boolean;
}

export type OnConflict = 'version' | 'rename' | 'skip';
/** Whether a change may go on, given the text that is there; null: no file. */
export type Condition = (text: string | null) => boolean;

/** What the server should refuse, and how. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

export function newRoot(name: string): Node {
  return newNode('folder', name, null);
}

/** The live entry at a place. */
export function find(root: Node, names: readonly string[]): Node | undefined {
  let node: Node | undefined = root;
  for (const name of names) node = node && child(node, name);
  return node;
}

/** Everything below a folder that is not in the trash, and not in what is. */
export function* live(folder: Node): Generator<Node> {
  for (const node of folder.children) {
    if (node.trashed) continue;
    yield node;
    yield* live(node);
  }
}

/** Everything below a folder, whatever its state. */
export function* all(folder: Node): Generator<Node> {
  for (const node of folder.children) {
    yield node;
    yield* all(node);
  }
}

export function pathOf(node: Node): string {
  return node.parent === null ? node.name : `${pathOf(node.parent)}/${node.name}`;
}

export function put(root: Node, names: readonly string[], text: string, condition: Condition): Node {
  return write(root, names, text, 'version', condition).node;
}

/** What `look` lets through, `save` does; a form asks the first of every file before it does the second of any. */
export function write(
  root: Node,
  names: readonly string[],
  text: string,
  onConflict: OnConflict,
  condition: Condition = () => true,
): { readonly node: Node; readonly skipped: boolean } {
  const there = look(root, names, onConflict, condition);
  if (there !== undefined && onConflict === 'skip') return { node: there, skipped: true };
  if (there !== undefined && onConflict === 'version') {
    there.versions.push(text);
    return { node: there, skipped: false };
  }
  const name = names.at(-1)!.normalize('NFC');
  const folder = makeFolders(root, names.slice(0, -1));
  const node = newNode('file', there === undefined ? name : freeName(folder, name), folder);
  node.versions.push(text);
  return { node, skipped: false };
}

/** What stands where a file shall go. */
export function look(
  root: Node,
  names: readonly string[],
  onConflict: OnConflict,
  condition: Condition = () => true,
): Node | undefined {
  if (walk(root, names.slice(0, -1)).blocked) throw new Refused(409, 'not_a_folder');
  const there = find(root, names);
  if (there?.kind === 'folder' && onConflict !== 'rename') throw new Refused(409, 'not_a_file');
  if (!condition(there?.versions.at(-1) ?? null)) throw new Refused(412, 'precondition_failed');
  return there;
}

/** Whether a form may name this folder. */
export function assertFormFolder(root: Node, names: readonly string[]): void {
  if (walk(root, names).blocked) throw new Refused(409, 'not_a_folder');
}

export function createFolder(root: Node, names: readonly string[]): Node {
  if (find(root, names) !== undefined) throw new Refused(409, 'path_taken');
  if (walk(root, names).blocked) throw new Refused(409, 'not_a_folder');
  return makeFolders(root, names);
}

/** Renames and moves, in a space or to another. */
export function move(node: Node, root: Node, names: readonly string[]): void {
  const { folder, missing, blocked } = walk(root, names.slice(0, -1));
  if (isBelow(folder, node)) throw new Refused(409, 'move_into_itself');
  assertThere(missing, blocked);
  const there = child(folder, names.at(-1)!);
  if (there !== undefined && there !== node) throw new Refused(409, 'path_taken');
  attach(node, folder, names.at(-1)!);
}

/** Copies what is live, each file with the text it has now. */
export function copy(node: Node, root: Node, names: readonly string[]): Node {
  const { folder, missing, blocked } = walk(root, names.slice(0, -1));
  assertThere(missing, blocked);
  if (child(folder, names.at(-1)!) !== undefined) throw new Refused(409, 'path_taken');
  return attach(twin(node), folder, names.at(-1)!);
}

export function trash(node: Node): void {
  node.trashed = true;
}

/** Back to where it was, or to another place. */
export function restore(node: Node, root: Node, names: readonly string[]): void {
  if (find(root, names) !== undefined) throw new Refused(409, 'path_taken');
  if (walk(root, names.slice(0, -1)).blocked) throw new Refused(409, 'not_a_folder');
  attach(node, makeFolders(root, names.slice(0, -1)), names.at(-1)!);
  node.trashed = false;
}

export function purge(node: Node): void {
  node.parent?.children.delete(node);
}

export function restoreVersion(node: Node, index: number): void {
  const text = node.versions[index]!;
  if (text !== node.versions.at(-1)) node.versions.push(text);
}

/** As far as folders are there. `blocked`: a file stands where the next one should be. */
function walk(root: Node, names: readonly string[]) {
  let folder = root;
  for (const [index, name] of names.entries()) {
    const next = child(folder, name);
    if (next?.kind !== 'folder') {
      return { folder, missing: names.slice(index), blocked: next !== undefined };
    }
    folder = next;
  }
  return { folder, missing: [], blocked: false };
}

function makeFolders(root: Node, names: readonly string[]): Node {
  const { folder, missing } = walk(root, names);
  return missing.reduce((parent, name) => newNode('folder', name.normalize('NFC'), parent), folder);
}

function assertThere(missing: readonly string[], blocked: boolean): void {
  if (blocked) throw new Refused(409, 'not_a_folder');
  if (missing.length > 0) throw new Refused(404, 'entry_not_found');
}

function child(folder: Node, name: string): Node | undefined {
  return [...folder.children].find((node) => !node.trashed && key(node.name) === key(name));
}

function key(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function freeName(folder: Node, name: string): string {
  for (let number = 2; ; number += 1) {
    const numbered = `${name} (${number})`;
    if (child(folder, numbered) === undefined) return numbered;
  }
}

function isBelow(node: Node | null, folder: Node): boolean {
  return node !== null && (node === folder || isBelow(node.parent, folder));
}

function attach(node: Node, folder: Node, name: string): Node {
  node.parent?.children.delete(node);
  folder.children.add(node);
  node.parent = folder;
  node.name = name.normalize('NFC');
  return node;
}

function twin(node: Node): Node {
  const made = newNode(node.kind, node.name, null);
  made.versions.push(...node.versions.slice(-1));
  for (const below of node.children) if (!below.trashed) attach(twin(below), made, below.name);
  return made;
}

function newNode(kind: Node['kind'], name: string, parent: Node | null): Node {
  const node: Node = { id: undefined, kind, name, parent, children: new Set(), versions: [], trashed: false };
  parent?.children.add(node);
  return node;
}
