import { downloadSharedArchive } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as shared from '#http/handlers/shared-entries.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([
  downloadSharedArchive,
  shared.downloadArchive,
]);
