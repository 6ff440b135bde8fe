'use client';

import { useQuery } from '@tanstack/react-query';
import { RotateCcw, Trash2, X } from 'lucide-react';
import { useMemo } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { PaneState } from '@/components/ui/state.tsx';
import { EntryIcon } from '@/features/files/entry-icon.tsx';
import { useRoles } from '@/features/files/use-roles.ts';
import { When } from '@/features/files/when.tsx';
import { Listing } from '@/features/listing/listing.tsx';
import type { Column } from '@/features/listing/model.ts';
import { useSelection } from '@/features/listing/use-selection.ts';
import { LoadFailed } from '@/features/shell/load-failed.tsx';
import { useTitle } from '@/features/shell/use-title.ts';
import { PathLabel } from '@/features/spaces/path-label.tsx';
import { leavesTrashAt } from '@/features/spaces/retention.ts';
import { useSpaces } from '@/features/spaces/use-spaces.ts';
import { queries } from '@/lib/api/queries.ts';
import type { TrashItem } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';
import { nameOf, parentOf } from '@/lib/paths.ts';

import { usePurge } from './use-purge.ts';
import { useRestore } from './use-restore.ts';

const nothing: readonly TrashItem[] = [];

/** What was deleted in every space the person belongs to, and the way back. */
export function TrashView() {
  const trash = useQuery(queries.trash());
  const restore = useRestore();
  const { purge, empty } = usePurge();
  const roleOf = useRoles();
  const spaceOf = useSpaces();
  const goesAt = ({ entry, deletedAt }: TrashItem) => leavesTrashAt(deletedAt, spaceOf(entry.space)?.trashDays ?? null);
  const items = trash.data ?? nothing;
  const selection = useSelection(useMemo(() => items.map((item) => item.entry.id), [items]));
  const selected = items.filter((item) => selection.ids.has(item.entry.id));
  const possible = selected.filter((item) => roleOf(item.entry.space) !== 'viewer');
  const isOwn = (item: TrashItem) => roleOf(item.entry.space) === 'owner';
  const own = selected.filter(isOwn);
  useTitle('Trash');

  return (
    <section aria-label="Trash" aria-busy={trash.isPending} className="flex h-full flex-col">
      <header className="flex h-14 shrink-0 items-center justify-between px-4">
        <h1 className="text-lg font-semibold">Trash</h1>
        <Button size="sm" disabled={!items.some(isOwn)} onClick={() => void empty()}>
          Empty trash
        </Button>
      </header>
      <div className="flex h-10 shrink-0 items-center coarse:h-13 gap-1 px-4">
        {selected.length > 0 ? (
          <div role="toolbar" aria-label="Selected items" className="flex items-center gap-1">
            <IconButton label="Select nothing" shortcut="Esc" size="icon-sm" onClick={selection.clear}>
              <X aria-hidden />
            </IconButton>
            <span role="status" className="tabular mr-2 text-sm font-medium">
              {selected.length} selected
            </span>
            <Button size="sm" disabled={possible.length === 0} onClick={() => void restore(possible)}>
              <RotateCcw aria-hidden />
              Restore
            </Button>
            <Button size="sm" variant="ghost" disabled={own.length === 0} onClick={() => void purge(own)}>
              <Trash2 aria-hidden />
              Delete for good
            </Button>
          </div>
        ) : (
          <p role="status" className="text-xs text-ink-muted">
            {trash.data ? formatCount(items.length, 'item') : ''}
          </p>
        )}
      </div>
      <div className="relative min-h-0 flex-1 border-t border-line">
        {trash.isError && !trash.data ? (
          <LoadFailed title="The trash did not load" error={trash.error} retry={trash.refetch} />
        ) : trash.data && items.length === 0 ? (
          <PaneState icon={<Trash2 aria-hidden />} title="The trash is empty">
            What you delete comes here first and can be restored while its space keeps it.
          </PaneState>
        ) : (
          <Listing
            label="Trash"
            items={items}
            idOf={(item) => item.entry.id}
            nameOf={(item) => nameOf(item.path)}
            pending={trash.isPending ? 6 : 0}
            columns={columnsWith({ goesAt, onRestore: (item) => void restore([item]) })}
            selection={selection}
            // Nothing in the trash opens; Enter asks for it back.
            onOpen={(item) => selection.pick(item.entry.id)}
            onCommand={(command) => {
              if (command === 'open') void restore(possible);
              if (command === 'delete') void purge(own);
            }}
            scrollKey="/trash"
          />
        )}
      </div>
    </section>
  );
}

const quiet = 'tabular truncate text-ink-muted';

interface RowOptions {
  /** When it is deleted for good; null: not by itself. */
  readonly goesAt: (item: TrashItem) => string | null;
  readonly onRestore: (item: TrashItem) => void;
}

function columnsWith({ goesAt, onRestore }: RowOptions): Column<TrashItem>[] {
  return [
    nameColumn(goesAt),
    ...columns,
    {
      id: 'goes',
      header: 'Gone for good',
      className: 'w-28 shrink-0',
      render: (item) => {
        const at = goesAt(item);
        return <div className={quiet}>{at === null ? 'Never' : <When iso={at} />}</div>;
      },
    },
    {
      id: 'restore',
      header: '',
      className: 'flex w-24 shrink-0 justify-end',
      render: (item) => (
        <Button
          variant="ghost"
          size="sm"
          tabIndex={-1}
          data-row-action
          aria-label={`Restore ${nameOf(item.path)}`}
          onClick={() => onRestore(item)}
          className="opacity-0 group-focus-visible/row:opacity-100 group-hover/row:opacity-100"
        >
          <RotateCcw aria-hidden />
          Restore
        </Button>
      ),
    },
  ];
}

function nameColumn(goesAt: RowOptions['goesAt']): Column<TrashItem> {
  return {
    id: 'name',
    header: 'Name',
    render: (item, { compact }) => {
      const { entry, path, deletedAt } = item;
      const at = compact ? goesAt(item) : null;
      return (
        <div className="flex min-w-0 items-center gap-3">
          <EntryIcon entry={entry} className={compact ? 'size-8' : 'size-5.5'} />
          <div className="min-w-0">
            <div className="truncate">{nameOf(path)}</div>
            {compact ? (
              <div className="truncate text-xs text-ink-muted">
                <PathLabel path={parentOf(path)} /> · <When iso={deletedAt} />
                {at === null ? null : (
                  <>
                    {' '}
                    · until <When iso={at} />
                  </>
                )}
              </div>
            ) : null}
          </div>
        </div>
      );
    },
  };
}

const columns: readonly Column<TrashItem>[] = [
  {
    id: 'where',
    header: 'Was in',
    className: 'w-64 shrink-0 max-lg:w-40',
    render: ({ path }) => (
      <div className={quiet}>
        <PathLabel path={parentOf(path)} />
      </div>
    ),
  },
  {
    id: 'deleted',
    header: 'Deleted',
    className: 'w-28 shrink-0',
    render: ({ deletedAt }) => (
      <div className={quiet}>
        <When iso={deletedAt} />
      </div>
    ),
  },
];
