import { mayChange } from '@sheaf/contract-kit';
import type { appendUpload, cancelUpload, createUpload, getUpload } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import { assertVersion, parseMetadata, tusVersion } from '#http/tus.ts';
import type { Settle } from '#services/changes.ts';
import * as uploads from '#services/resumable-uploads.ts';

export const create: Handler<typeof createUpload> = async ({ context, headers, once }) => {
  assertVersion(headers);
  const metadata = headers['upload-metadata'];
  const conditions = { ifMatch: headers['if-match'] ?? null, ifNoneMatch: headers['if-none-match'] ?? null };
  const input = { ...parseMetadata(metadata), length: headers['upload-length'], metadata, conditions, holds };
  return once(
    (settle?: Settle<uploads.UploadState>) => uploads.createUpload(context, input, settle),
    (state) => ({ status: 201, headers: { ...progress(state), location: `/api/uploads/${state.id}` } }),
  );
};

export const get: Handler<typeof getUpload> = async ({ context, params, headers }) => {
  assertVersion(headers);
  const state = await uploads.getUpload(context, params);
  const about = { 'upload-length': state.length, 'upload-metadata': state.metadata };
  return { status: 200, headers: { ...progress(state), ...about } };
};

export const append: Handler<typeof appendUpload> = async ({ context, params, headers, body, request }) => {
  assertVersion(headers);
  const length = request.headers.get('content-length');
  const checksum = checksumOf(headers['upload-checksum']);
  const state = await uploads.appendUpload(context, {
    ...params,
    offset: headers['upload-offset'],
    body,
    expectedBytes: length === null ? undefined : Number(length),
    checksum,
    isWhole: checksum !== null || request.headers.has('content-digest') || request.headers.has('repr-digest'),
    signal: request.signal,
    holds,
  });
  const wantsFile = /(?:^|,)\s*return=representation\s*(?:[,;]|$)/i.test(headers.prefer ?? '');
  if (!wantsFile || state.entry === null) return { status: 204, headers: progress(state) };
  return {
    status: 200,
    headers: { ...progress(state), 'preference-applied': 'return=representation' },
    body: state.entry,
  };
};

export const cancel: Handler<typeof cancelUpload> = async ({ context, params, headers }) => {
  assertVersion(headers);
  await uploads.cancelUpload(context, params);
  return { status: 204, headers: tusVersion };
};

function progress({ received, entryId, expiresAt }: uploads.UploadState) {
  return {
    ...tusVersion,
    'upload-offset': received,
    ...(entryId === null ? { 'upload-expires': new Date(expiresAt).toUTCString() } : { 'upload-entry': entryId }),
  };
}

const holds: uploads.Holds = ({ ifMatch, ifNoneMatch }, etag) =>
  mayChange({ 'if-match': ifMatch ?? undefined, 'if-none-match': ifNoneMatch ?? undefined }, etag);

/** The contract lets no other form through. */
function checksumOf(header: string | undefined): uploads.Checksum | null {
  const [algorithm, digest = ''] = header?.split(' ') ?? [];
  if (algorithm !== 'sha1' && algorithm !== 'sha256') return null;
  return { algorithm, digest: Buffer.from(digest, 'base64') };
}
