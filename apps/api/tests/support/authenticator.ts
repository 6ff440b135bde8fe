import type { RecoveryCodes, SecondFactorSetup } from '@sheaf/contracts';
import { Secret, TOTP } from 'otpauth';

import { api, type ApiOptions, type Caller } from './api.ts';

/** Somebody's app, set up. */
export interface Authenticator {
  /**
   * The code of the next 30 seconds, which a server takes already. That of now may be what the set-up was confirmed with,
   * and no code is taken twice.
   */
  nextCode(): string;
  readonly recoveryCodes: readonly string[];
}

/** The code that an app with this secret shows, so many steps of 30 seconds from now. */
export function codeOf(secret: string, steps = 0): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 });
}

export async function startSecondFactor(as: Caller, password: string, options: ApiOptions = {}): Promise<string> {
  const started = await api<SecondFactorSetup>('PUT', '/me/second-factor', { ...options, as, json: { password } });
  if (started.status !== 200) throw new Error(`No second factor: ${started.text}`);
  return started.json.secret;
}

export async function setUpAuthenticator(
  as: Caller,
  password: string,
  options: ApiOptions = {},
): Promise<Authenticator> {
  const secret = await startSecondFactor(as, password, options);
  const json = { code: codeOf(secret) };
  const confirmed = await api<RecoveryCodes>('POST', '/me/second-factor/confirm', { ...options, as, json });
  if (confirmed.status !== 200) throw new Error(`No second factor: ${confirmed.text}`);
  return { nextCode: () => codeOf(secret, 1), recoveryCodes: confirmed.json.recoveryCodes };
}
