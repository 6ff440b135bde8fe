/** A file or a folder, as the API answers it. */
export interface Entry {
  readonly id: string;
  readonly kind: 'file' | 'folder';
  readonly path: string;
  readonly name: string;
  readonly space: string;
  readonly size: number | null;
  readonly contentType: string | null;
  readonly sha256: string | null;
  readonly etag: string | null;
  readonly version: string | null;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly createdBy: string;
}
