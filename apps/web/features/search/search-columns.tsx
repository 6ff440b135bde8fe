import { NameCell } from '@/features/files/name-cell.tsx';
import type { EntryActions } from '@/features/files/use-entry-actions.ts';
import { When } from '@/features/files/when.tsx';
import type { Column } from '@/features/listing/model.ts';
import type { SearchHit } from '@/lib/api/types.ts';
import { PathLabel } from '@/features/spaces/path-label.tsx';
import { formatSize } from '@/lib/format.ts';
import { parentOf } from '@/lib/paths.ts';

import { Highlighted } from './highlighted.tsx';

const quiet = 'tabular truncate text-ink-muted';

export function searchColumns(actions: Pick<EntryActions, 'renaming' | 'endRename'>): Column<SearchHit>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      render: (hit, { compact }) => <Found hit={hit} compact={compact} actions={actions} />,
    },
    {
      id: 'where',
      header: 'Where',
      className: 'w-48 shrink-0 max-lg:hidden',
      render: ({ entry }) => (
        <div className={quiet}>
          <PathLabel path={parentOf(entry.path)} />
        </div>
      ),
    },
    {
      id: 'modified',
      header: 'Modified',
      className: 'w-28 shrink-0',
      render: ({ entry }) => (
        <div className={quiet}>
          <When iso={entry.modifiedAt} />
        </div>
      ),
    },
    {
      id: 'size',
      header: 'Size',
      className: 'w-20 shrink-0',
      numeric: true,
      render: ({ entry }) => <div className={quiet}>{entry.size === null ? '–' : formatSize(entry.size)}</div>,
    },
  ];
}

function Found({
  hit,
  compact,
  actions,
}: {
  readonly hit: SearchHit;
  readonly compact: boolean;
  readonly actions: Pick<EntryActions, 'renaming' | 'endRename'>;
}) {
  const name = hit.highlights.find((highlight) => highlight.field === 'name');
  const text = hit.highlights.find((highlight) => highlight.field === 'text');
  return (
    <NameCell
      entry={hit.entry}
      compact={compact}
      renaming={actions.renaming === hit.entry.id}
      onRenamed={(next) => actions.endRename(hit.entry, next)}
      name={name ? <Highlighted highlight={name} /> : hit.entry.name}
      below={
        <div className="truncate text-xs text-ink-muted">
          {text ? <Highlighted highlight={text} /> : compact ? <PathLabel path={parentOf(hit.entry.path)} /> : null}
        </div>
      }
    />
  );
}
