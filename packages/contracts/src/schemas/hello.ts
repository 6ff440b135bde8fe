import { z } from 'zod';

export const Hello = z
  .object({ message: z.literal('Hello World').meta({ description: 'A greeting.', example: 'Hello World' }) })
  .meta({ id: 'Hello', description: 'A greeting.' });
export type Hello = z.output<typeof Hello>;
