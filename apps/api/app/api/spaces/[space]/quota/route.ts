import { setSpaceQuota } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as usage from '#http/handlers/usage.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([setSpaceQuota, usage.setQuota]);
