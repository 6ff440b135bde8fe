import { invalidInput } from '#services/error.ts';

/** One page of a list, and the cursor of the next one or null at the end. */
export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

export interface PageInput {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

type Shape = readonly ('string' | 'number')[];
type Values<S extends Shape> = { readonly [K in keyof S]: S[K] extends 'string' ? string : number };

/** Packs where a page ended into an opaque text. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Unpacks a cursor that `encodeCursor` made from values of these types.
 *
 * @throws ServiceError `invalid_input` when it is not one
 */
export function decodeCursor<const S extends Shape>(cursor: string, shape: S): Values<S> {
  const values = parse(cursor);
  if (!hasShape(values, shape)) {
    throw invalidInput('cursor', 'The cursor is not one that this list has given.', 'invalid_cursor');
  }
  return values;
}

/** Cuts a page out of rows of which one more than `limit` was asked for. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  item: (row: R) => T,
  position: (row: R) => readonly (string | number)[],
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(item), nextCursor: more ? encodeCursor(position(last)) : null };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function hasShape<S extends Shape>(values: unknown, shape: S): values is Values<S> {
  if (!Array.isArray(values) || values.length !== shape.length) return false;
  return shape.every((type, index) => {
    const value: unknown = values[index];
    // A text with NUL would be refused by Postgres, a fraction or an overflow by its integers.
    return typeof value === type && (typeof value === 'string' ? !value.includes('\0') : Number.isSafeInteger(value));
  });
}
