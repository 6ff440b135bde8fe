import { downloadArchive } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as archives from '#http/handlers/archives.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([downloadArchive, archives.download]);
