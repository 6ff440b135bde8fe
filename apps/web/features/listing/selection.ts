/**
 * What is picked in a listing, by id: it survives sorting, scrolling and items coming and going.
 * `order` below is always the ids as they are shown now.
 */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range starts. */
  readonly anchor: string | null;
  /** The item the keyboard is on. */
  readonly focus: string | null;
  /** What was picked before the running range: a range that shrinks gives back only its own. */
  readonly base: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

export const emptySelection: Selection = { ids: none, anchor: null, focus: null, base: none };

/** A plain click or arrow: this one alone. */
export function selectOnly(id: string): Selection {
  return { ids: new Set([id]), anchor: id, focus: id, base: none };
}

/** Ctrl+click, a checkbox, Ctrl+Space: this one in or out, the rest untouched. */
export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, focus: id, base: ids };
}

/**
 * Shift+click and Shift+arrows: everything from the anchor to `id`.
 * @param adding Ctrl is held too: keep what was picked before.
 */
export function extend(selection: Selection, order: readonly string[], id: string, adding = false): Selection {
  const anchor = selection.anchor !== null && order.includes(selection.anchor) ? selection.anchor : id;
  const base = adding ? selection.base : none;
  return { ids: new Set([...base, ...between(order, anchor, id)]), anchor, focus: id, base };
}

export function selectAll(selection: Selection, order: readonly string[]): Selection {
  return { ...selection, ids: new Set(order), base: none };
}

/** Nothing picked; the keyboard stays where it is. */
export function clear(selection: Selection): Selection {
  return { ...selection, ids: none, anchor: selection.focus, base: none };
}

/** Ctrl+arrows: the keyboard moves, the selection stays. */
export function moveFocus(selection: Selection, id: string): Selection {
  return { ...selection, focus: id };
}

/** Drops ids that are gone. Gives the same object back when there is nothing to drop. */
export function keepOnly(selection: Selection, present: ReadonlySet<string>): Selection {
  const ids = new Set([...selection.ids].filter((id) => present.has(id)));
  const anchor = selection.anchor !== null && present.has(selection.anchor) ? selection.anchor : null;
  const focus = selection.focus !== null && present.has(selection.focus) ? selection.focus : null;
  if (ids.size === selection.ids.size && anchor === selection.anchor && focus === selection.focus) return selection;
  return { ids, anchor, focus, base: new Set([...selection.base].filter((id) => present.has(id))) };
}

function between(order: readonly string[], from: string, to: string): string[] {
  const start = order.indexOf(from);
  const end = order.indexOf(to);
  if (start === -1 || end === -1) return [to];
  return order.slice(Math.min(start, end), Math.max(start, end) + 1);
}
