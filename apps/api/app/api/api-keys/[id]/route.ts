import { revokeApiKey } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as apiKeys from '#http/handlers/api-keys.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([revokeApiKey, apiKeys.revoke]);
