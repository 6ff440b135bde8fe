'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';

import { cn } from '@/lib/cn.ts';

import { headerHeight } from './geometry.ts';
import type { Column } from './model.ts';
import type { Sort, SortKey } from './sort.ts';

export interface ListingHeaderProps<T> {
  readonly columns: readonly Column<T>[];
  readonly sort: Sort | undefined;
  readonly onSort: ((key: SortKey) => void) | undefined;
}

export function ListingHeader<T>({ columns, sort, onSort }: ListingHeaderProps<T>) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      style={{ height: headerHeight }}
      className="sticky top-0 z-10 flex items-center gap-3 border-b border-line bg-surface pr-4 pl-11.5"
    >
      {columns.map((column) => {
        const sorted = sort && column.sortKey === sort.key ? (sort.descending ? 'descending' : 'ascending') : undefined;
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={column.sortKey ? (sorted ?? 'none') : undefined}
            className={cn('min-w-0', column.className ?? 'flex-1', column.numeric && 'text-right')}
          >
            {column.sortKey && onSort ? (
              <button
                type="button"
                data-row-action
                onClick={() => column.sortKey && onSort(column.sortKey)}
                className={cn(
                  'group/sort -mx-1.5 inline-flex h-6 items-center gap-1 rounded-sm px-1.5 text-xs font-medium hover:bg-hover hover:text-ink',
                  sorted ? 'text-ink' : 'text-ink-muted',
                  column.numeric && 'flex-row-reverse',
                )}
              >
                {column.header}
                <SortArrow sorted={sorted} />
              </button>
            ) : (
              <span className="text-xs font-medium text-ink-muted">
                {column.header || <span className="sr-only">Actions</span>}
              </span>
            )}
          </div>
        );
      })}
      <div role="columnheader" className="w-7 shrink-0">
        <span className="sr-only">Actions</span>
      </div>
    </div>
  );
}

function SortArrow({ sorted }: { readonly sorted: 'ascending' | 'descending' | undefined }) {
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp;
  return (
    <Arrow aria-hidden className={cn('size-3', sorted ? 'text-ink-muted' : 'opacity-0 group-hover/sort:opacity-60')} />
  );
}
