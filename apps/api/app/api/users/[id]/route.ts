import { getUser, replaceUser, updateUser, deleteUser } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as users from '#http/handlers/users.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [getUser, users.get],
  [replaceUser, users.replace],
  [updateUser, users.update],
  [deleteUser, users.remove],
);
