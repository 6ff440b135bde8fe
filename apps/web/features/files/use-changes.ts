'use client';

import { useQueryClient } from '@tanstack/react-query';

import { toast } from '@/components/ui/toast.tsx';
import type { Undoable } from '@/features/undo/stack.ts';
import { useUndo } from '@/features/undo/undo-provider.tsx';
import { api } from '@/lib/api/client.ts';
import { dropEntries, placeEntries } from '@/lib/api/folder-cache.ts';
import { keys } from '@/lib/api/keys.ts';
import { isProblem, problemMessage } from '@/lib/api/problems.ts';
import type { Entry } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';
import { isWithin, joinPath, parentOf } from '@/lib/paths.ts';

import { useAskConflict } from './conflict-provider.tsx';
import { copy as copyEntry, forEachEntry, type Outcome, restore, setPath, underFreeName } from './entry-requests.ts';
import { settleConflicts } from './settle-conflicts.ts';

/** A folder to put things into, and what the person knows it as. */
export interface Destination {
  readonly path: string;
  readonly name: string;
}

export interface Changes {
  /** Shows the new name at once and takes it back when the server refuses. */
  readonly rename: (entry: Entry, name: string) => Promise<void>;
  readonly trash: (entries: readonly Entry[]) => Promise<void>;
  readonly move: (entries: readonly Entry[], to: Destination) => Promise<void>;
  /** What is in that folder already gets a copy beside it, under another name. */
  readonly copy: (entries: readonly Entry[], to: Destination) => Promise<void>;
  /** Rejects with the API's problem: the dialog that asked for the name shows it. */
  readonly createFolder: (path: string) => Promise<Entry>;
}

/** What can be done to entries. Each change tells what it did and can be taken back. */
export function useChanges(): Changes {
  const client = useQueryClient();
  const attempt = useUndo();
  const ask = useAskConflict();
  const searchesAreStale = () => void client.invalidateQueries({ queryKey: keys.searches });

  return {
    rename: (entry, name) => attempt(rename(entry, name)),
    trash: (entries) => attempt(trash(entries)),
    move: (entries, to) => attempt(move(entries, to)),
    copy: (entries, to) => attempt(copy(entries, to)),
    createFolder: async (path) => {
      const { data } = await api.POST('/entries', { body: { path } });
      placeEntries(client, [data]);
      return data;
    },
  };

  async function rename(entry: Entry, name: string): Promise<Undoable | null> {
    const folder = parentOf(entry.path);
    placeEntries(client, [{ ...entry, name, path: joinPath(folder, name) }]);
    try {
      const renamed = await setPath(client, entry, joinPath(folder, name));
      searchesAreStale();
      return {
        label: `Renamed to ${renamed.name}`,
        undo: async () => {
          await setPath(client, renamed, joinPath(parentOf(renamed.path), entry.name));
          searchesAreStale();
        },
      };
    } catch (error) {
      placeEntries(client, [entry]);
      toast.error(`${entry.name} keeps its name`, problemMessage(error));
      return null;
    }
  }

  async function trash(entries: readonly Entry[]): Promise<Undoable | null> {
    dropEntries(client, entries);
    const { done, failed } = await forEachEntry(entries, toTrash);
    placeEntries(
      client,
      failed.map(({ entry }) => entry),
    );
    tellFailures(failed, 'deleted');
    trashIsStale();
    if (done.length === 0) return null;
    return {
      label: `${subject(done)} moved to the trash`,
      undo: async () => {
        const back = await forEachEntry(done, (entry) => restore(entry.id));
        placeEntries(client, back.done);
        trashIsStale();
        throwFirst(back);
      },
    };
  }

  async function move(entries: readonly Entry[], to: Destination): Promise<Undoable | null> {
    const travelling = entries.filter((entry) => canMove(entry, to.path));
    const { done, skipped } = await put(travelling, to, {
      what: 'moved',
      put: async (entry, path) => ({ from: entry, to: await setPath(client, entry, path) }),
    });
    if (done.length === 0) return null;
    return {
      label: `${subject(done.map(({ from }) => from))} moved to ${to.name}`,
      ...skipped,
      undo: async () => {
        const origin = new Map(done.map(({ from }) => [from.id, from.path]));
        const back = await forEachEntry(
          done.map((each) => each.to),
          (entry) => setPath(client, entry, origin.get(entry.id) ?? entry.path),
        );
        searchesAreStale();
        throwFirst(back);
      },
    };
  }

  async function copy(entries: readonly Entry[], to: Destination): Promise<Undoable | null> {
    const { done, skipped } = await put(
      entries.filter((entry) => canCopy(entry, to.path)),
      to,
      { what: 'copied', put: (entry, path) => copyEntry(client, entry, path) },
    );
    if (done.length === 0) return null;
    return {
      label: `${subject(done)} copied to ${to.name}`,
      ...skipped,
      undo: async () => {
        dropEntries(client, done);
        const gone = await forEachEntry(done, toTrash);
        placeEntries(
          client,
          gone.failed.map(({ entry }) => entry),
        );
        trashIsStale();
        throwFirst(gone);
      },
    };
  }

  /** Puts entries into a folder, and asks where their names are taken there. */
  async function put<T>(
    entries: readonly Entry[],
    to: Destination,
    change: { readonly what: string; readonly put: (entry: Entry, path: string) => Promise<T> },
  ): Promise<{ readonly done: readonly T[]; readonly skipped: Pick<Undoable, 'description'> }> {
    const keepBoth = (entry: Entry) => underFreeName(client, entry, to.path, (path) => change.put(entry, path));
    const first = await forEachEntry(entries, (entry) =>
      parentOf(entry.path) === to.path ? keepBoth(entry) : change.put(entry, joinPath(to.path, entry.name)),
    );
    const conflicts = first.failed.filter(({ error }) => isProblem(error, 'path_taken')).map(({ entry }) => entry);
    const second = await settleConflicts(conflicts, {
      ask,
      describe: ({ name }) => ({ name, folder: to.name }),
      keepBoth,
    });
    tellFailures(first.failed.filter(({ entry }) => !conflicts.includes(entry)).concat(second.failed), change.what);
    searchesAreStale();
    const skipped = conflicts.length - second.done.length - second.failed.length;
    return {
      done: [...first.done, ...second.done],
      skipped: skipped > 0 ? { description: `${formatCount(skipped, 'item')} skipped` } : {},
    };
  }

  function trashIsStale() {
    void client.invalidateQueries({ queryKey: keys.trash });
    searchesAreStale();
  }
}

/** Not into the folder it is in, nor into itself. */
export function canMove(entry: Entry, folder: string): boolean {
  return parentOf(entry.path) !== folder && canCopy(entry, folder);
}

/** Not into itself. */
export function canCopy(entry: Entry, folder: string): boolean {
  return !(entry.kind === 'folder' && isWithin(folder, entry.path));
}

async function toTrash(entry: Entry): Promise<Entry> {
  await api.DELETE('/entries/{id}', { params: { path: { id: entry.id } } });
  return entry;
}

function subject(entries: readonly Entry[]): string {
  return entries.length === 1 && entries[0] ? entries[0].name : formatCount(entries.length, 'item');
}

function tellFailures(failed: Outcome<unknown>['failed'], what: string): void {
  const [first] = failed;
  if (!first) return;
  const who = failed.length === 1 ? first.entry.name : formatCount(failed.length, 'item');
  toast.error(`${who} could not be ${what}`, problemMessage(first.error));
}

function throwFirst(outcome: Outcome<unknown>): void {
  const [first] = outcome.failed;
  if (first) throw first.error;
}
