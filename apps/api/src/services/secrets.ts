import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** 256 random bits as 43 characters that need no escaping. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A key's secret. Its checksum tells it from a typing error without a look into the database, and leaked ones from noise. */
export function newKeySecret(): string {
  const secret = `shf_${newSecret()}`;
  return secret + checksum(secret);
}

/** Whether it may be a key's secret. Those of version 0.1 have no checksum. */
export function isKeySecret(text: string): boolean {
  const [, secret, sum] = /^(shf_[\w-]{43})([0-9a-f]{8})?$/.exec(text) ?? [];
  return secret !== undefined && (sum === undefined || sum === checksum(secret));
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/** What is stored of a secret. It has 256 bits, so it needs no salt and no slow hash. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
