'use client';

import { Ellipsis } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';

import { Skeleton } from '@/components/ui/skeleton.tsx';
import { cn } from '@/lib/cn.ts';

import { CheckMark } from './check-mark.tsx';
import { sidePadding, tileGap } from './geometry.ts';

export interface TileState<T> {
  readonly item: T;
  readonly id: string;
  readonly name: string;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly dropPath: string | null;
  readonly onMenu: ((anchor: Element) => void) | undefined;
}

export interface TileLineProps<T> {
  readonly place: CSSProperties;
  readonly rowIndex: number;
  readonly columns: number;
  /** Null stands for an item that has not arrived yet. */
  readonly tiles: readonly (TileState<T> | null)[];
  readonly renderTile: (item: T, selected: boolean) => ReactNode;
}

/** One line of tiles: a row of the grid as screen readers hear it. */
export function TileLine<T>({ place, rowIndex, columns, tiles, renderTile }: TileLineProps<T>) {
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      style={{
        ...place,
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gap: tileGap,
        paddingInline: sidePadding,
        paddingBottom: tileGap,
      }}
      className="absolute inset-x-0 top-0 grid"
    >
      {tiles.map((tile, at) =>
        tile ? (
          <Tile key={tile.id} tile={tile} column={at + 1}>
            {renderTile(tile.item, tile.selected)}
          </Tile>
        ) : (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- what has not arrived has no id yet
            key={`pending-${at}`}
            role="gridcell"
            aria-colindex={at + 1}
            className="rounded-lg border border-line p-3"
          >
            <Skeleton className="h-full" />
            <span className="sr-only">Loading</span>
          </div>
        ),
      )}
    </div>
  );
}

function Tile<T>({
  tile,
  column,
  children,
}: {
  readonly tile: TileState<T>;
  readonly column: number;
  readonly children: ReactNode;
}) {
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      aria-selected={tile.selected}
      data-row-id={tile.id}
      data-drop-path={tile.dropPath ?? undefined}
      data-drop-name={tile.dropPath === null ? undefined : tile.name}
      tabIndex={tile.tabbable ? 0 : -1}
      className={cn(
        'group/row relative flex min-w-0 flex-col overflow-hidden rounded-lg border text-sm data-drop-over:border-accent data-drop-over:bg-accent-soft-hover',
        tile.selected
          ? 'border-accent-line bg-accent-soft'
          : 'border-line bg-raised hover:border-line-strong hover:bg-hover',
      )}
    >
      {children}
      <CheckMark
        selected={tile.selected}
        className="absolute top-3 left-3 coarse:hidden coarse:group-data-selecting/listing:flex"
      />
      {tile.onMenu ? (
        <button
          type="button"
          tabIndex={-1}
          data-row-action
          aria-label={`Actions for ${tile.name}`}
          aria-haspopup="menu"
          onClick={(event) => tile.onMenu?.(event.currentTarget)}
          className="absolute top-1.5 right-1.5 flex size-7 items-center justify-center rounded-md bg-raised text-ink-muted opacity-0 shadow-card group-focus-visible/row:opacity-100 group-hover/row:opacity-100 hover:text-ink coarse:opacity-100"
        >
          <Ellipsis aria-hidden className="size-4" />
        </button>
      ) : null}
    </div>
  );
}
