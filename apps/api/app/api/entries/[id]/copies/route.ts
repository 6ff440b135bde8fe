import { copyEntry } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as entries from '#http/handlers/entries.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([copyEntry, entries.copy]);
