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
import { forEachEntry, type Move, moveUnderFreeName, type Outcome, restore, setPath } from './entry-requests.ts';
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
    const { done, failed } = await forEachEntry(entries, async (entry) => {
      await api.DELETE('/entries/{id}', { params: { path: { id: entry.id } } });
      return entry;
    });
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
    const first = await forEachEntry(travelling, async (entry): Promise<Move> => {
      return { from: entry, to: await setPath(client, entry, joinPath(to.path, entry.name)) };
    });
    const conflicts = first.failed.filter(({ error }) => isProblem(error, 'path_taken')).map(({ entry }) => entry);
    const second = await settleConflicts(conflicts, {
      ask,
      describe: ({ name }) => ({ name, folder: to.name }),
      keepBoth: (entry) => moveUnderFreeName(client, entry, to.path),
    });
    const moved = [...first.done, ...second.done];
    tellFailures(first.failed.filter(({ entry }) => !conflicts.includes(entry)).concat(second.failed), 'moved');
    searchesAreStale();
    if (moved.length === 0) return null;
    const skipped = conflicts.length - second.done.length - second.failed.length;
    return {
      label: `${subject(moved.map((each) => each.from))} moved to ${to.name}`,
      ...(skipped > 0 ? { description: `${formatCount(skipped, 'item')} skipped` } : {}),
      undo: async () => {
        const origin = new Map(moved.map(({ from }) => [from.id, from.path]));
        const back = await forEachEntry(
          moved.map((each) => each.to),
          (entry) => setPath(client, entry, origin.get(entry.id) ?? entry.path),
        );
        searchesAreStale();
        throwFirst(back);
      },
    };
  }

  function trashIsStale() {
    void client.invalidateQueries({ queryKey: keys.trash });
    searchesAreStale();
  }
}

/** Not into the folder it is in, nor into itself. */
export function canMove(entry: Entry, folder: string): boolean {
  return parentOf(entry.path) !== folder && !(entry.kind === 'folder' && isWithin(folder, entry.path));
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
