'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog.tsx';
import { useFolderLabel } from '@/features/spaces/use-folder-label.ts';
import type { Entry } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';
import { parentOf } from '@/lib/paths.ts';

import { FolderTree } from './folder-tree.tsx';
import { canMove, useChanges } from './use-changes.ts';

/** Asks where to move entries to, in a tree of every folder the person may change. */
export function MoveDialog({
  entries,
  onClose,
}: {
  readonly entries: readonly Entry[] | null;
  readonly onClose: () => void;
}) {
  return (
    <Dialog open={entries !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent size="md" title={`Move ${subject(entries ?? [])}`} className="h-[34rem]">
        {entries ? <MoveForm entries={entries} onClose={onClose} /> : null}
      </DialogContent>
    </Dialog>
  );
}

function MoveForm({ entries, onClose }: { readonly entries: readonly Entry[]; readonly onClose: () => void }) {
  const { move } = useChanges();
  const label = useFolderLabel();
  const start = parentOf(entries[0]?.path ?? '');
  const [target, setTarget] = useState(start);
  const possible = entries.some((entry) => canMove(entry, target));
  const go = () => {
    if (!possible) return;
    onClose();
    void move(entries, { path: target, name: label(target) });
  };
  return (
    <>
      <DialogBody className="mx-5 mb-4 rounded-lg border border-line bg-surface p-1">
        <FolderTree
          selected={target}
          onSelect={setTarget}
          onConfirm={go}
          isBarred={(path) => entries.some((entry) => entry.kind === 'folder' && entry.path === path)}
        />
      </DialogBody>
      <DialogFooter>
        <p role="status" className="min-w-0 flex-1 truncate text-sm text-ink-muted">
          {possible ? (
            <>
              To <span className="font-medium text-ink">{label(target)}</span>
            </>
          ) : (
            'Choose another folder.'
          )}
        </p>
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="primary" disabled={!possible} onClick={go}>
          Move here
        </Button>
      </DialogFooter>
    </>
  );
}

function subject(entries: readonly Entry[]): string {
  return entries.length === 1 && entries[0] ? entries[0].name : formatCount(entries.length, 'item');
}
