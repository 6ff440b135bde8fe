'use client';

import { useRef, useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { CheckboxLine } from '@/components/ui/checkbox.tsx';
import { Dialog, DialogBody, DialogContent, DialogFooter } from '@/components/ui/dialog.tsx';
import { useFolderLabel } from '@/features/spaces/use-folder-label.ts';
import { formatCount, formatSize, formatWhen } from '@/lib/format.ts';
import { joinPath, parentOf } from '@/lib/paths.ts';

import type { ConflictChoice, UploadItem } from './upload-item.ts';
import { useUploads, useUploadSnapshot } from './use-uploads.ts';

/** Asks what to do about names that are taken, one after another. Closed without an answer, the question waits in the list. */
export function UploadConflictDialog() {
  const { queue, asking, askAbout } = useUploads();
  const { items, counts } = useUploadSnapshot();
  const [all, setAll] = useState(false);
  const likely = useRef<HTMLButtonElement>(null);
  const item = asking === null || counts.conflict === 0 ? null : questionOf(items, asking);
  const [shown, setShown] = useState<UploadItem | null>(item);
  // What it asked about stays readable while it closes.
  if (item && item !== shown) setShown(item);
  const others = counts.conflict - 1;

  const settle = (choice: ConflictChoice) => {
    if (!item) return;
    queue.resolve(item.id, choice, all);
    setAll(false);
  };

  return (
    <Dialog open={item !== null} onOpenChange={(open) => (open ? undefined : askAbout(null))}>
      {shown ? (
        <DialogContent title="That name is taken" initialFocus={likely} description={<Description item={shown} />}>
          <DialogBody className="pb-4">
            <Comparison item={shown} />
            {others > 0 ? (
              <div className="mt-4">
                <CheckboxLine checked={all} onCheckedChange={setAll}>
                  Do the same for {others === 1 ? 'the other one' : `the other ${formatCount(others, 'file')}`}
                </CheckboxLine>
              </div>
            ) : null}
          </DialogBody>
          <DialogFooter>
            <Button onClick={() => settle('skip')}>Skip</Button>
            {shown.existing?.kind === 'folder' ? null : <Button onClick={() => settle('version')}>New version</Button>}
            <Button ref={likely} variant="primary" onClick={() => settle('rename')}>
              Keep both
            </Button>
          </DialogFooter>
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

/** The item that was asked about, as long as that is a question; after it the next one. */
function questionOf(items: readonly UploadItem[], id: string): UploadItem | null {
  const open = items.filter(({ state }) => state === 'conflict');
  return open.find((item) => item.id === id) ?? open[0] ?? null;
}

function Description({ item }: { readonly item: UploadItem }) {
  const label = useFolderLabel();
  const folder = parentOf(joinPath(item.folder, item.path));
  return (
    <>
      <strong className="font-medium text-ink">{label(folder)}</strong> already holds{' '}
      {item.existing?.kind === 'folder' ? 'a folder' : 'a file'} named{' '}
      <strong className="font-medium break-words text-ink">{item.existing?.name ?? item.name}</strong>.
    </>
  );
}

function Comparison({ item }: { readonly item: UploadItem }) {
  const { existing } = item;
  if (!existing || existing.kind === 'folder') return null;
  return (
    <dl className="tabular grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-lg bg-sunken px-3 py-2.5 text-sm">
      <dt className="text-ink-muted">There</dt>
      <dd>{facts(existing.size, existing.modifiedAt)}</dd>
      <dt className="text-ink-muted">Yours</dt>
      <dd>{facts(item.size, item.modifiedAt)}</dd>
    </dl>
  );
}

function facts(size: number | null, modifiedAt: string | null): string {
  return [size === null ? '' : formatSize(size), modifiedAt === null ? '' : formatWhen(modifiedAt)]
    .filter(Boolean)
    .join(', ');
}
