import { startOidc } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as oidc from '#http/handlers/oidc.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([startOidc, oidc.start]);
