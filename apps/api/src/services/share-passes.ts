import { createHmac, timingSafeEqual } from 'node:crypto';

import type { ShareRow } from '#db/tables.ts';

/*
 * What a link gives to whoever knows its password, or has begun a download: a time and a signature under a key that the link
 * has to itself, so that it is good for this link alone, and nothing has to be stored.
 */

const HOUR_MS = 60 * 60_000;

/** How long a link stays unlocked. */
export const UNLOCKED_MS = 8 * HOUR_MS;

/** How long the ranges of one download may take. */
export const DOWNLOAD_MS = 24 * HOUR_MS;

/** What it is good for: to open the link, or to go on with the download of one version. */
export type Purpose = 'unlocked' | `download ${string}`;

export interface Pass {
  readonly value: string;
  readonly expiresAt: number;
}

export function issuePass(share: ShareRow, purpose: Purpose, expiresAt: number): Pass {
  return { value: `${expiresAt}.${sign(share, purpose, expiresAt)}`, expiresAt };
}

export function isValidPass(share: ShareRow, purpose: Purpose, value: string | null, now: number): boolean {
  const [, until = '', signature = ''] = /^(\d{1,15})\.([\w-]{43})$/.exec(value ?? '') ?? [];
  if (Number(until) <= now) return false;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(share, purpose, Number(until))));
}

function sign(share: ShareRow, purpose: Purpose, expiresAt: number): string {
  return createHmac('sha256', share.cookie_key).update(`${share.id} ${purpose} ${expiresAt}`).digest('base64url');
}
