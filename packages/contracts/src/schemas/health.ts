import { z } from 'zod';

export const HealthCheck = z
  .object({
    name: z.enum(['database', 'blobs']).meta({ description: 'What was looked at.', example: 'database' }),
    ok: z.boolean().meta({ description: 'Whether it works.', example: true }),
  })
  .meta({ id: 'HealthCheck', description: 'One thing that Sheaf needs to work.' });
export type HealthCheck = z.output<typeof HealthCheck>;

export const Health = z
  .object({
    status: z.enum(['ok', 'failing']).meta({ description: '`failing` when one check fails.', example: 'ok' }),
    checks: z.array(HealthCheck).max(10).meta({ description: 'What was looked at.' }),
  })
  .meta({ id: 'Health', description: 'Whether this server can serve.' });
export type Health = z.output<typeof Health>;

export const HealthText = z
  .string()
  .max(1000)
  .meta({ description: '`ok`, or `failing: ` and what failed.', example: 'ok' });
