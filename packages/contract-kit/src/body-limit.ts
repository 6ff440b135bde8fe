import type { AnyOperation, Schema } from './operation.ts';
import { streamKind } from './streams.ts';

const HELD_WHOLE = 1024 * 1024;

/**
 * The most bytes that a body of this schema may have; `Infinity` when nobody but the handler bounds it. What is held
 * whole has a default of 1 MiB; what streams has none.
 */
export function bodyLimit({ maxBytes }: Pick<AnyOperation, 'maxBytes'>, schema: Schema): number {
  if (maxBytes === undefined) return streamKind(schema) ? Infinity : HELD_WHOLE;
  return maxBytes ?? Infinity;
}
