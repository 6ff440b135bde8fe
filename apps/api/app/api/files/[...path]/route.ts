import { downloadFile, uploadFile, deleteFile } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as files from '#http/handlers/files.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [downloadFile, files.download],
  [uploadFile, files.upload],
  [deleteFile, files.remove],
);
