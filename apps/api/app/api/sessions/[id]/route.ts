import { revokeSession } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as session from '#http/handlers/session.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([revokeSession, session.revoke]);
