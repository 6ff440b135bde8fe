'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog.tsx';
import { useFolderLabel } from '@/features/spaces/use-folder-label.ts';
import type { Entry } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';
import { parentOf } from '@/lib/paths.ts';

import { FolderTree } from './folder-tree.tsx';
import { canCopy, canMove, useChanges } from './use-changes.ts';

/** What shall be put somewhere else. */
export interface Placement {
  readonly how: 'move' | 'copy';
  readonly entries: readonly Entry[];
}

export interface DestinationDialogProps {
  /** Null keeps it shut. */
  readonly placement: Placement | null;
  readonly onClose: () => void;
}

/** Asks where to move or copy entries to, in a tree of every folder the person may change. */
export function DestinationDialog({ placement, onClose }: DestinationDialogProps) {
  const title = placement ? `${placement.how === 'move' ? 'Move' : 'Copy'} ${subject(placement.entries)}` : '';
  return (
    <Dialog open={placement !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent size="md" title={title} className="h-[34rem]">
        {placement ? <DestinationForm {...placement} onClose={onClose} /> : null}
      </DialogContent>
    </Dialog>
  );
}

function DestinationForm({ how, entries, onClose }: Placement & { readonly onClose: () => void }) {
  const changes = useChanges();
  const label = useFolderLabel();
  const start = parentOf(entries[0]?.path ?? '');
  const [target, setTarget] = useState(start);
  const fits = how === 'move' ? canMove : canCopy;
  const possible = entries.some((entry) => fits(entry, target));
  const go = () => {
    if (!possible) return;
    onClose();
    void changes[how](entries, { path: target, name: label(target) });
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
          {how === 'move' ? 'Move here' : 'Copy here'}
        </Button>
      </DialogFooter>
    </>
  );
}

function subject(entries: readonly Entry[]): string {
  return entries.length === 1 && entries[0] ? entries[0].name : formatCount(entries.length, 'item');
}
