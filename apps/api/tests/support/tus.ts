import { type Answer, api, type ApiOptions, type Caller, type Problem } from './api.ts';

/** What every request of tus bears. */
export const tus = { 'tus-resumable': '1.0.0' };

/** The value of `Upload-Metadata`. */
export function metadata(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

/** Where an upload goes, how long it is, and what else is said of it. */
export interface Begun extends Pick<ApiOptions, 'url' | 'headers'> {
  readonly path: string;
  readonly length: number;
  readonly onConflict?: string;
}

export function create(as: Caller, { path, length, onConflict, headers, ...options }: Begun): Promise<Answer<Problem>> {
  const about = metadata({ path, ...(onConflict !== undefined && { onConflict }) });
  const said = { ...tus, 'upload-length': String(length), 'upload-metadata': about, ...headers };
  return api('POST', '/uploads', { as, headers: said, ...options });
}

/** Begins an upload, and gives its path below `/api`. */
export async function begin(as: Caller, upload: Begun): Promise<string> {
  const answer = await create(as, upload);
  if (answer.status !== 201) throw new Error(`Not begun: ${answer.text}`);
  return (answer.headers.get('location') ?? '').replace(/^\/api/, '');
}

type Part = Pick<ApiOptions, 'url' | 'headers'> & { readonly offset: number; readonly body: ApiOptions['body'] };

export function append(as: Caller, upload: string, { offset, body = '', headers, ...options }: Part) {
  const type = 'application/offset+octet-stream';
  const said = { ...tus, 'content-type': type, 'upload-offset': String(offset), ...headers };
  return api('PATCH', upload, { as, headers: said, body, ...options });
}

/** How far an upload has come, or with which status that is not told. */
export async function offsetOf(
  as: Caller,
  upload: string,
  options: Pick<ApiOptions, 'url'> = {},
): Promise<number | string> {
  const { status, headers } = await api('HEAD', upload, { as, headers: tus, ...options });
  return status === 200 ? Number(headers.get('upload-offset')) : `status ${status}`;
}
