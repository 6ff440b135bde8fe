'use client';

import { Ellipsis } from 'lucide-react';
import type { CSSProperties } from 'react';

import { Skeleton } from '@/components/ui/skeleton.tsx';
import { cn } from '@/lib/cn.ts';

import type { Column } from './model.ts';
import { CheckMark } from './check-mark.tsx';

interface Place {
  readonly place: CSSProperties;
  readonly rowIndex: number;
  readonly compact: boolean;
}

export interface ListingRowProps<T> extends Place {
  readonly item: T;
  readonly id: string;
  readonly name: string;
  readonly columns: readonly Column<T>[];
  readonly selected: boolean;
  /** Tab stops here: one row of the listing has this. */
  readonly tabbable: boolean;
  readonly dropPath: string | null;
  readonly onMenu: ((anchor: Element) => void) | undefined;
}

export function ListingRow<T>(props: ListingRowProps<T>) {
  const { id, item, name, columns, selected, compact, onMenu } = props;
  return (
    <div style={props.place} role="presentation" className="absolute inset-x-0 top-0 px-2">
      <div
        role="row"
        aria-rowindex={props.rowIndex}
        aria-selected={selected}
        data-row-id={id}
        data-drop-path={props.dropPath ?? undefined}
        data-drop-name={props.dropPath === null ? undefined : name}
        tabIndex={props.tabbable ? 0 : -1}
        className={cn(
          'group/row relative flex h-full items-center gap-3 rounded-md pr-2 pl-2 text-sm focus-visible:outline-offset-[-2px] data-drop-over:bg-accent-soft-hover data-drop-over:outline-2 data-drop-over:outline-offset-[-2px] data-drop-over:outline-accent',
          selected ? 'bg-accent-soft hover:bg-accent-soft-hover' : 'hover:bg-hover',
        )}
      >
        <CheckMark selected={selected} className={compact ? 'hidden group-data-selecting/listing:flex' : ''} />
        {columns.map((column, index) => (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={index + 1}
            className={cn(
              'min-w-0',
              compact ? index > 0 && 'hidden' : '',
              column.className ?? 'flex-1',
              column.numeric && 'text-right',
            )}
          >
            {column.render(item, { selected, compact })}
          </div>
        ))}
        <div
          role="gridcell"
          aria-colindex={columns.length + 1}
          className="flex w-7 shrink-0 justify-center coarse:w-10"
        >
          {onMenu ? (
            <button
              type="button"
              tabIndex={-1}
              data-row-action
              aria-label={`Actions for ${name}`}
              aria-haspopup="menu"
              onClick={(event) => onMenu(event.currentTarget)}
              className="flex size-7 shrink-0 items-center justify-center rounded-md text-ink-faint opacity-0 group-focus-visible/row:opacity-100 group-hover/row:opacity-100 hover:bg-pressed hover:text-ink coarse:size-10 coarse:opacity-100"
            >
              <Ellipsis aria-hidden className="size-4" />
            </button>
          ) : null}
        </div>
      </div>
    </div>
  );
}

const nameWidths = ['w-44', 'w-56', 'w-36', 'w-64', 'w-48'];

/** Stands in for an item that has not arrived yet. */
export function PendingRow<T>({
  place,
  rowIndex,
  columns,
  compact,
}: Place & { readonly columns: readonly Column<T>[] }) {
  return (
    <div
      style={place}
      role="row"
      aria-rowindex={rowIndex}
      className="absolute inset-x-0 top-0 flex items-center gap-3 pr-15 pl-4"
    >
      <Skeleton className={cn('size-4', compact && 'hidden')} />
      {columns.map((column, index) => (
        <div
          key={column.id}
          role="gridcell"
          className={cn(
            'flex min-w-0 items-center gap-3',
            compact && index > 0 && 'hidden',
            column.className ?? 'flex-1',
          )}
        >
          {index === 0 ? <Skeleton className={compact ? 'size-8' : 'size-5'} /> : null}
          <Skeleton className={cn('h-3', index === 0 ? nameWidths[rowIndex % nameWidths.length] : 'w-14')} />
          {index === 0 ? <span className="sr-only">Loading</span> : null}
        </div>
      ))}
    </div>
  );
}
