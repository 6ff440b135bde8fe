'use client';

import type { ReactNode } from 'react';

import type { Entry } from '@/lib/api/types.ts';
import { cn } from '@/lib/cn.ts';
import { formatSize } from '@/lib/format.ts';

import { EntryIcon } from './entry-icon.tsx';
import { RenameInput } from './rename-input.tsx';
import { When } from './when.tsx';

export interface NameCellProps {
  readonly entry: Entry;
  readonly compact: boolean;
  readonly renaming: boolean;
  readonly onRenamed: (name: string | null) => void;
  /** In place of the plain name: the one with the found words marked. */
  readonly name?: ReactNode;
  /** The second line of a compact row, or the snippet of a search result. */
  readonly below?: ReactNode;
}

export function NameCell({ entry, compact, renaming, onRenamed, name, below }: NameCellProps) {
  return (
    <div className="flex min-w-0 items-center gap-3">
      <EntryIcon entry={entry} className={compact ? 'size-8' : 'size-5.5'} />
      <div className="min-w-0 flex-1">
        {renaming ? (
          <RenameInput entry={entry} onDone={onRenamed} />
        ) : (
          <div className={cn('truncate', compact ? 'text-base' : 'text-sm')} title={entry.name}>
            {name ?? entry.name}
          </div>
        )}
        {below ?? (compact ? <Details entry={entry} /> : null)}
      </div>
    </div>
  );
}

function Details({ entry }: { readonly entry: Entry }) {
  return (
    <div className="tabular truncate text-xs text-ink-muted">
      {entry.size === null ? null : <>{formatSize(entry.size)} · </>}
      <When iso={entry.modifiedAt} />
    </div>
  );
}
