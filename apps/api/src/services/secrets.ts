import { hash, randomBytes } from 'node:crypto';

/** 256 random bits as 43 characters that need no escaping. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. It has 256 bits, so it needs no salt and no slow hash. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
