import type { Column } from '@/features/listing/model.ts';
import type { Entry } from '@/lib/api/types.ts';
import { formatSize } from '@/lib/format.ts';

import { typeLabel } from './kinds.ts';
import { NameCell } from './name-cell.tsx';
import type { EntryActions } from './use-entry-actions.ts';
import { When } from './when.tsx';

const quiet = 'truncate text-ink-muted';

export function folderColumns(actions: Pick<EntryActions, 'renaming' | 'endRename'>): Column<Entry>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      sortKey: 'name',
      render: (entry, { compact }) => (
        <NameCell
          entry={entry}
          compact={compact}
          renaming={actions.renaming === entry.id}
          onRenamed={(name) => actions.endRename(entry, name)}
        />
      ),
    },
    {
      id: 'modified',
      header: 'Modified',
      sortKey: 'modified',
      className: 'w-28 shrink-0',
      render: (entry) => (
        <div className={`${quiet} tabular`}>
          <When iso={entry.modifiedAt} />
        </div>
      ),
    },
    {
      id: 'type',
      header: 'Type',
      sortKey: 'type',
      className: 'w-36 shrink-0 max-xl:hidden',
      render: (entry) => <div className={quiet}>{typeLabel(entry)}</div>,
    },
    {
      id: 'size',
      header: 'Size',
      sortKey: 'size',
      className: 'w-20 shrink-0',
      numeric: true,
      render: (entry) => (
        <div className={`${quiet} tabular`}>{entry.size === null ? <Nothing /> : formatSize(entry.size)}</div>
      ),
    },
  ];
}

function Nothing() {
  return (
    <>
      <span aria-hidden className="text-ink-faint">
        –
      </span>
      <span className="sr-only">None</span>
    </>
  );
}
