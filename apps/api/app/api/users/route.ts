import { listUsers, createUser } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as users from '#http/handlers/users.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [listUsers, users.list],
  [createUser, users.create],
);
