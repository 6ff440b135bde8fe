import { listSpaces, createSpace } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as spaces from '#http/handlers/spaces.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [listSpaces, spaces.list],
  [createSpace, spaces.create],
);
