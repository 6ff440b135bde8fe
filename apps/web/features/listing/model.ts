import type { ReactNode } from 'react';

import type { Sort, SortKey } from './sort.ts';
import type { SelectionControl } from './use-selection.ts';

export type View = 'list' | 'grid';

/** Where a menu opens: beside an element, or at a point. */
export type MenuAnchor = Element | { getBoundingClientRect: () => DOMRect };

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  readonly sortKey?: SortKey;
  /** Its width and where it hides; the first column takes what is left. */
  readonly className?: string;
  /** Set flush right, as numbers are read. */
  readonly numeric?: boolean;
  readonly render: (item: T, state: ItemState) => ReactNode;
}

export interface ItemState {
  readonly selected: boolean;
  /** Two lines a row, for narrow windows and fingers. */
  readonly compact: boolean;
}

/** What a key asks of the item it is on, or of the selection. */
export type Command = 'open' | 'preview' | 'rename' | 'move' | 'share' | 'delete' | 'parent';

export interface ListingProps<T> {
  /** Names the grid for screen readers. */
  readonly label: string;
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  readonly nameOf: (item: T) => string;
  /** Items that exist but have not arrived: they take their place in the scrollbar. */
  readonly pending?: number;
  readonly view?: View;
  readonly columns: readonly Column<T>[];
  readonly renderTile?: (item: T, state: ItemState) => ReactNode;
  readonly selection: SelectionControl;
  readonly sort?: Sort;
  readonly onSort?: (key: SortKey) => void;
  readonly onOpen: (item: T, newTab: boolean) => void;
  readonly onCommand: (command: Command) => void;
  /** Actions on the selection, at the pointer or beside a row's button. */
  readonly onMenu?: (anchor: MenuAnchor) => void;
  /** The mouse went down on a row: a drag may follow. */
  readonly onDrag?: (event: PointerEvent, id: string) => void;
  /** The folder a row stands for as a place to drop things. */
  readonly dropPathOf?: (item: T) => string | null;
  /** Scrolls to this id and puts the keyboard on it, once it is there. */
  readonly reveal?: string | null;
  /** The end of what has arrived came into sight: more may be fetched. */
  readonly onEnd?: () => void;
  /** Remembers the scroll position under this name. */
  readonly scrollKey?: string;
  /** Taller rows whatever the window: for snippets. */
  readonly rowHeight?: number;
}
