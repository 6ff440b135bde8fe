export interface GridShape {
  /** How many items there are to move over. */
  readonly count: number;
  /** Items in a row: 1 in a list. */
  readonly columns: number;
  /** Whole rows in sight. */
  readonly pageRows: number;
}

/**
 * Where a key takes the keyboard, as an index; null when the key is none of ours.
 * `from` is -1 while the keyboard is on nothing: the first key then lands on the first item.
 */
export function destinationOf(key: string, from: number, { count, columns, pageRows }: GridShape): number | null {
  if (count === 0) return null;
  const step = steps(key, columns, pageRows);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (step === null) return null;
  if (from < 0) return 0;
  return clampStep(from, step, count, columns);
}

function steps(key: string, columns: number, pageRows: number): number | null {
  if (key === 'ArrowDown') return columns;
  if (key === 'ArrowUp') return -columns;
  if (key === 'PageDown') return columns * Math.max(1, pageRows);
  if (key === 'PageUp') return -columns * Math.max(1, pageRows);
  if (columns > 1 && key === 'ArrowRight') return 1;
  if (columns > 1 && key === 'ArrowLeft') return -1;
  return null;
}

function clampStep(from: number, step: number, count: number, columns: number): number {
  const to = from + step;
  if (to >= 0 && to < count) return to;
  // One row down from above a short last row still gets there; on the last row it stays.
  const lastRow = Math.floor((count - 1) / columns);
  const row = Math.floor(from / columns);
  if (step > 0) return row < lastRow ? count - 1 : from;
  return row > 0 ? from % columns : from;
}

/** Finds the next item whose name starts with what was typed, from the one after `from` round to it again. */
export function typeAhead(names: readonly string[], from: number, typed: string): number | null {
  const wanted = typed.toLowerCase();
  // One letter pressed again walks on; more letters may still match the present item.
  const start = wanted.length === 1 ? from + 1 : Math.max(from, 0);
  for (let offset = 0; offset < names.length; offset += 1) {
    const index = (start + offset) % names.length;
    if (names[index]?.toLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
