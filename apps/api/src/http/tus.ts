import { type AnyOperation, ProblemError } from '@sheaf/contract-kit';

import { readConfig } from '#config.ts';

/*
 * What tus 1.0 (https://tus.io/protocols/resumable-upload) wants beside what the contract says.
 */

export const tusVersion = { 'tus-resumable': '1.0.0' } as const;

/** Headers that pages of other origins must be able to read. */
export const tusHeaders = [
  'Tus-Resumable',
  'Tus-Version',
  'Tus-Extension',
  'Tus-Max-Size',
  'Tus-Checksum-Algorithm',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Metadata',
  'Upload-Expires',
  'Upload-Entry',
];

/** Every answer about uploads tells the version, and OPTIONS what else there is. */
export function resourceHeaders(
  [operation]: readonly AnyOperation[],
  method: string,
): Readonly<Record<string, string>> | undefined {
  if (operation?.tags.includes('Uploads') !== true) return undefined;
  return method === 'OPTIONS' ? { ...tusVersion, ...capabilities() } : tusVersion;
}

function capabilities() {
  return {
    'tus-version': '1.0.0',
    'tus-extension': 'creation,checksum,expiration,termination',
    'tus-checksum-algorithm': 'sha1,sha256',
    'tus-max-size': String(readConfig().maxUploadBytes),
  };
}

/** @throws ProblemError `unsupported_tus_version` */
export function assertVersion(headers: { readonly 'tus-resumable': string }): void {
  if (headers['tus-resumable'] === tusVersion['tus-resumable']) return;
  throw new ProblemError('unsupported_tus_version', { headers: { 'tus-version': '1.0.0' } });
}

export interface Metadata {
  readonly path: string;
  readonly onConflict: 'version' | 'rename';
}

/** What `Upload-Metadata` says of the file. @throws ProblemError `invalid_input` */
export function parseMetadata(header: string): Metadata {
  const values = new Map<string, string>();
  for (const pair of header.split(',')) {
    const [key = '', value = '', ...more] = pair.trim().split(' ');
    if (key === '' || more.length > 0) throw malformed('Write pairs of a key and a base64 value, with commas between.');
    if (values.has(key)) throw malformed(`The key ${key} is there twice.`);
    values.set(key, value);
  }
  const path = text(values, 'path');
  if (path === undefined) throw malformed('The key "path" is missing: it says where the file shall be.');
  const onConflict = text(values, 'onConflict') ?? 'version';
  if (onConflict === 'version' || onConflict === 'rename') return { path, onConflict };
  throw malformed('The value of "onConflict" is neither "version" nor "rename".');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function text(values: ReadonlyMap<string, string>, key: string): string | undefined {
  const value = values.get(key);
  if (value === undefined) return undefined;
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw malformed(`The value of "${key}" is not in base64.`);
  try {
    return utf8.decode(Buffer.from(value, 'base64'));
  } catch (cause) {
    throw malformed(`The value of "${key}" is not UTF-8.`, cause);
  }
}

function malformed(message: string, cause?: unknown): ProblemError {
  const issues = [{ in: 'header', path: ['upload-metadata'], message, code: 'invalid_metadata' }] as const;
  return new ProblemError('invalid_input', { detail: message, issues, cause });
}
