import { revokeShare, updateShare } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as shares from '#http/handlers/shares.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [updateShare, shares.update],
  [revokeShare, shares.revoke],
);
