import { listVersions } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as versions from '#http/handlers/versions.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([listVersions, versions.list]);
