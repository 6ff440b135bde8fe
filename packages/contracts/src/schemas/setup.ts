import { z } from 'zod';

import { Email, Handle, NewPassword, PersonName } from './user.ts';

export const Setup = z
  .object({
    completed: z.boolean().meta({ description: 'Whether this instance has its first admin.', example: false }),
  })
  .meta({ id: 'Setup', description: 'How far this instance has been set up.' });
export type Setup = z.output<typeof Setup>;

export const SetupRequest = z
  .strictObject({
    token: z.string().min(1).max(128).meta({
      description: 'The token in the address that the server printed when it started.',
      example: 'kq3v9x2m7h5tB0yWc4Lr8sZ1nD6fG2jP9aE5uX7vQmI',
    }),
    name: PersonName,
    email: Email,
    password: NewPassword,
    handle: Handle.optional(),
  })
  .meta({ id: 'SetupRequest', description: 'The first admin, and the token as proof of access to the server.' });
export type SetupRequest = z.output<typeof SetupRequest>;
