import { changePassword } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as me from '#http/handlers/me.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([changePassword, me.changePassword]);
