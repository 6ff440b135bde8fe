import { getHealth } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as health from '#http/handlers/health.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([getHealth, health.get]);
