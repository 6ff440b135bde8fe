'use client';

import type { Entry } from '@/lib/api/types.ts';
import { formatSize } from '@/lib/format.ts';

import { EntryIcon } from './entry-icon.tsx';
import { RenameInput } from './rename-input.tsx';
import { Thumbnail } from './thumbnail.tsx';
import { When } from './when.tsx';

export function EntryTile({
  entry,
  renaming,
  onRenamed,
}: {
  readonly entry: Entry;
  readonly renaming: boolean;
  readonly onRenamed: (name: string | null) => void;
}) {
  return (
    <>
      <div className="flex min-h-0 flex-1 items-center justify-center overflow-hidden border-b border-line bg-sunken">
        <Thumbnail entry={entry} fallback={<EntryIcon entry={entry} className="size-16" />} />
      </div>
      <div className="px-3 py-2">
        {renaming ? (
          <RenameInput entry={entry} onDone={onRenamed} />
        ) : (
          <div className="truncate text-sm" title={entry.name}>
            {entry.name}
          </div>
        )}
        <div className="tabular truncate text-xs text-ink-muted">
          {entry.size === null ? 'Folder' : formatSize(entry.size)} · <When iso={entry.modifiedAt} />
        </div>
      </div>
    </>
  );
}
