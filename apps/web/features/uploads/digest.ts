import { sha256 } from './sha256.ts';

const mebibyte = 1024 * 1024;

// Browsers keep their own digests from pages that came over plain http, which is how many reach a server at home.
const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;

/** The SHA-256 of a file in hexadecimal; null when it is too large to be read at once. */
export async function digestOf(file: Blob): Promise<string | null> {
  if (file.size > (subtle ? 32 : 1) * mebibyte) return null;
  return digestOfBytes(await file.arrayBuffer());
}

export async function digestOfBytes(bytes: ArrayBuffer): Promise<string> {
  return hex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(new Uint8Array(bytes)));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
