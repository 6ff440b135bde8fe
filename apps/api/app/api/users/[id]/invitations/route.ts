import { createInvitation } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as invitations from '#http/handlers/invitations.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([createInvitation, invitations.create]);
