import { z } from 'zod';

/** A moment in UTC (RFC 3339). */
export function time(description: string, example = '2026-01-15T09:30:00.000Z') {
  return z.iso.datetime().meta({ description, example });
}
