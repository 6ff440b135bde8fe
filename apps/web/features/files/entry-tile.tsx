'use client';

import { api } from '@/lib/api/client.ts';
import type { Entry } from '@/lib/api/types.ts';
import { formatSize } from '@/lib/format.ts';

import { EntryIcon } from './entry-icon.tsx';
import { RenameInput } from './rename-input.tsx';
import { When } from './when.tsx';

/** Pictures up to this size are shown as they are; larger ones get an icon, or a folder of photos would be gigabytes. */
const pictureLimit = 1_500_000;
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

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
        {isPicture(entry) ? (
          <img
            src={api.fileUrl(entry.path, { disposition: 'inline' })}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            className="h-full w-full object-cover"
          />
        ) : (
          <EntryIcon entry={entry} className="size-16" />
        )}
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

function isPicture(entry: Entry): boolean {
  return entry.contentType !== null && pictures.has(entry.contentType) && (entry.size ?? 0) <= pictureLimit;
}
