'use client';

import { useState } from 'react';

import {
  clear,
  emptySelection,
  extend,
  keepOnly,
  moveFocus,
  type Selection,
  selectAll,
  selectOnly,
  toggle,
} from './selection.ts';

export interface PickKeys {
  /** Shift: a range from the anchor. */
  readonly range?: boolean;
  /** Ctrl or Command: in or out, or a range on top of the rest. */
  readonly add?: boolean;
}

export interface SelectionControl {
  readonly ids: ReadonlySet<string>;
  readonly focus: string | null;
  /** A click or a key on an item, with the keys that were held. */
  readonly pick: (id: string, keys?: PickKeys) => void;
  readonly toggle: (id: string) => void;
  readonly moveFocus: (id: string) => void;
  readonly all: () => void;
  readonly clear: () => void;
}

/** The selection of one listing. `order` is what it shows now; ids that are not in it count as not selected. */
export function useSelection(order: readonly string[]): SelectionControl {
  const [stored, setStored] = useState<Selection>(emptySelection);
  const selection = keepOnly(stored, new Set(order));
  // Computed from what the person sees, not from what is stored: hidden ids must not come along.
  const change = (next: (selection: Selection) => Selection) =>
    setStored((latest) => next(keepOnly(latest, new Set(order))));

  return {
    ids: selection.ids,
    focus: selection.focus,
    pick: (id, { range = false, add = false } = {}) =>
      change((now) => (range ? extend(now, order, id, add) : add ? toggle(now, id) : selectOnly(id))),
    toggle: (id) => change((now) => toggle(now, id)),
    moveFocus: (id) => change((now) => moveFocus(now, id)),
    all: () => change((now) => selectAll(now, order)),
    clear: () => change(clear),
  };
}
