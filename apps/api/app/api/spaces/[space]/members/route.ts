import { listMembers } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as members from '#http/handlers/members.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([listMembers, members.list]);
