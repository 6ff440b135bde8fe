import { Secret, TOTP } from 'otpauth';

/** What authenticator apps take for granted, so that the address need not say more than they read (RFC 6238, 5.2). */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A clock may be a step off, or the code typed a step late (RFC 6238, 5.2). */
const WINDOW = 1;

/** 160 random bits, in Base32. */
export function newTotpSecret(): string {
  return new Secret().base32;
}

/** The address that an app scans. */
export function totpUrl(secret: string, account: string): string {
  return new TOTP({ ...FORM, secret, issuer: 'Sheaf', label: account }).toString();
}

/** The time step that the code is of, if it is one of now; else null. */
export function totpStep(secret: string, code: string, now: number): number | null {
  const totp = new TOTP({ ...FORM, secret });
  const delta = totp.validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp: now }) + delta;
}
