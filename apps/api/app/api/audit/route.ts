import { exportAudit } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as audit from '#http/handlers/audit.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([exportAudit, audit.exportAll]);
