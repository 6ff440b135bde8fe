import { purgeEntry } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as trash from '#http/handlers/trash.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([purgeEntry, trash.purge]);
