import { z } from 'zod';

export const Timestamp = z.iso.datetime().meta({
  id: 'Timestamp',
  description: 'A moment in UTC (RFC 3339).',
  example: '2026-01-15T09:30:00.000Z',
});
export type Timestamp = z.output<typeof Timestamp>;

/** A moment, and what happened at it. */
export function time(description: string, example = '2026-01-15T09:30:00.000Z') {
  return Timestamp.meta({ description, example });
}
