import { createShare, listShares } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as shares from '#http/handlers/shares.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [listShares, shares.list],
  [createShare, shares.create],
);
