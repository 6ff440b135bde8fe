import { z } from 'zod';

/** Where a new thing can be got (RFC 9110, 10.2.2). */
export const Location = z.object({
  location: z
    .string()
    .max(4096)
    .regex(/^[!-~]+$/)
    .meta({ description: 'Where to get it.', example: '/api/users/usr_01k5x3v8qzf0c9m2r7t4w6y8ab' }),
});
