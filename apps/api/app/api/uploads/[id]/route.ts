import { appendUpload, cancelUpload, getUpload } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as uploads from '#http/handlers/uploads.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [getUpload, uploads.get],
  [appendUpload, uploads.append],
  [cancelUpload, uploads.cancel],
);
