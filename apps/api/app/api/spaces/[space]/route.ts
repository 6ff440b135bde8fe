import { getSpace, updateSpace, deleteSpace } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as spaces from '#http/handlers/spaces.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [getSpace, spaces.get],
  [updateSpace, spaces.update],
  [deleteSpace, spaces.remove],
);
