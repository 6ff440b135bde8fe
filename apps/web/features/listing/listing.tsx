'use client';

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';

import { headerHeight, useGeometry } from './geometry.ts';
import { ListingHeader } from './listing-header.tsx';
import { ListingRow, PendingRow } from './listing-row.tsx';
import { TileLine } from './listing-tile.tsx';
import type { ListingProps } from './model.ts';
import { useListingKeys } from './use-listing-keys.ts';
import { useListingPointer } from './use-listing-pointer.ts';
import { useFocusOn, useKeepPlace, useReveal } from './use-place.ts';

/** Scroll positions of listings that were left, by `scrollKey`. */
const leftAt = new Map<string, number>();

/**
 * A virtual grid of items, as rows or as tiles, with selection, keyboard, mouse and touch. Its scrollbar is true from
 * the first page on: what has not arrived yet (`pending`) takes up its place.
 */
export function Listing<T>(props: ListingProps<T>) {
  // The virtualizer changes under the compiler's feet: memoised rows would go stale.
  'use no memo';
  const { items, idOf, nameOf, pending = 0, view = 'list', selection, scrollKey } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, lineHeight, compact } = useGeometry(scroller, view, props.rowHeight);
  const hasHeader = view === 'list' && !compact;
  const ids = items.map(idOf);
  const total = items.length + pending;
  const lines = Math.ceil(total / columns);
  const focusIndex = selection.focus === null ? -1 : ids.indexOf(selection.focus);
  const focusLine = Math.floor(focusIndex / columns);
  const scrollMargin = hasHeader ? headerHeight : 0;

  const virtualizer = useVirtualizer({
    count: lines,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
    scrollMargin,
    paddingStart: view === 'grid' ? 12 : 4,
    paddingEnd: 88,
    scrollPaddingStart: scrollMargin + 4,
    scrollPaddingEnd: 12,
    initialRect: { width: 1024, height: 800 },
    initialOffset: () => (scrollKey === undefined ? 0 : (leftAt.get(scrollKey) ?? 0)),
    // The line with the focus stays in the document, or scrolling away from it would lose the focus.
    rangeExtractor: (range) => {
      const wanted = defaultRangeExtractor(range);
      if (focusLine < 0 || focusLine >= range.count || wanted.includes(focusLine)) return wanted;
      return focusLine < (wanted[0] ?? 0) ? [focusLine, ...wanted] : [...wanted, focusLine];
    },
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, lineHeight]);

  const scrollTo = (id: string, align: 'auto' | 'center') => {
    const index = ids.indexOf(id);
    if (index >= 0) virtualizer.scrollToIndex(Math.floor(index / columns), { align });
  };
  const focusOn = useFocusOn(scroller, (id) => scrollTo(id, 'auto'));
  useReveal(props.reveal ?? null, ids, (id) => {
    selection.pick(id);
    scrollTo(id, 'center');
    focusOn(id, false);
  });
  useKeepPlace(props.sort ? `${props.sort.key} ${props.sort.descending}` : '', () => {
    if (selection.focus !== null && selection.ids.size > 0) scrollTo(selection.focus, 'center');
  });
  const lastLine = virtualizer.getVirtualItems().at(-1)?.index ?? 0;
  const atEnd = pending > 0 && (lastLine + 1) * columns > items.length;
  const onEnd = useEffectEvent(() => props.onEnd?.());
  useEffect(() => {
    if (atEnd) onEnd();
  }, [atEnd, items.length]);
  useListingKeys({
    ids,
    names: () => items.map(nameOf),
    shape: { count: items.length, columns, pageRows: linesInSight(virtualizer.scrollRect, scrollMargin, lineHeight) },
    selection,
    onCommand: props.onCommand,
    onFocus: focusOn,
    container: () => scroller.current,
  });
  const pointer = useListingPointer({
    selection,
    onOpen: (id, newTab) => {
      const item = items[ids.indexOf(id)];
      if (item !== undefined) props.onOpen(item, newTab);
    },
    onMenu: props.onMenu,
    onDrag: props.onDrag,
  });

  const stateOf = (index: number) => {
    const item = items[index];
    if (item === undefined) return null;
    const id = idOf(item);
    return {
      item,
      id,
      name: nameOf(item),
      selected: selection.ids.has(id),
      tabbable: focusIndex < 0 ? index === 0 : index === focusIndex,
      dropPath: props.dropPathOf?.(item) ?? null,
      onMenu:
        props.onMenu &&
        ((anchor: Element) => {
          if (!selection.ids.has(id)) selection.pick(id);
          props.onMenu?.(anchor);
        }),
    };
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-multiselectable
      aria-rowcount={lines + (hasHeader ? 1 : 0)}
      aria-colcount={view === 'grid' ? columns : props.columns.length + 1}
      data-selecting={selection.ids.size > 0 ? '' : undefined}
      onScroll={(event) => scrollKey !== undefined && leftAt.set(scrollKey, event.currentTarget.scrollTop)}
      {...pointer}
      className="group/listing scroll-quiet relative h-full overflow-y-auto overscroll-contain outline-none select-none [-webkit-touch-callout:none]"
    >
      {hasHeader ? <ListingHeader columns={props.columns} sort={props.sort} onSort={props.onSort} /> : null}
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }} className="relative w-full">
        {virtualizer.getVirtualItems().map((line) => {
          const place = { height: lineHeight, transform: `translateY(${line.start - scrollMargin}px)` };
          if (view === 'grid') {
            const first = line.index * columns;
            return (
              <TileLine
                key={line.index}
                place={place}
                rowIndex={line.index + 1}
                columns={columns}
                tiles={Array.from({ length: Math.min(columns, total - first) }, (_, at) => stateOf(first + at))}
                renderTile={(item, selected) => props.renderTile?.(item, { selected, compact })}
              />
            );
          }
          const row = stateOf(line.index);
          const rowIndex = line.index + (hasHeader ? 2 : 1);
          if (!row) {
            return (
              <PendingRow
                key={line.index}
                place={place}
                rowIndex={rowIndex}
                columns={props.columns}
                compact={compact}
              />
            );
          }
          return (
            <ListingRow
              key={row.id}
              {...row}
              place={place}
              rowIndex={rowIndex}
              columns={props.columns}
              compact={compact}
            />
          );
        })}
      </div>
    </div>
  );
}

function linesInSight(rect: { height: number } | null, margin: number, lineHeight: number): number {
  return Math.max(1, Math.floor(((rect?.height ?? 600) - margin) / lineHeight) - 1);
}
