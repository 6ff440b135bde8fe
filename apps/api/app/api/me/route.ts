import { getMe, updateMe } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as me from '#http/handlers/me.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([getMe, me.get], [updateMe, me.update]);
