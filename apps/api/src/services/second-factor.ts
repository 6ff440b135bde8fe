import { randomBytes } from 'node:crypto';

import type { RecoveryCodes, SecondFactor, SecondFactorSetup } from '@sheaf/contracts';

import type { UserRow } from '#db/tables.ts';
import type { Tx } from '#db/transact.ts';
import { requireAdmin, requireSession } from '#services/access.ts';
import { type Change, changeInstance, instanceChange } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { provePassword } from '#services/password-proof.ts';
import {
  countRecoveryCodes,
  deleteSecondFactor,
  findTotpSecret,
  replaceRecoveryCodes as storeRecoveryCodes,
  replaceTotpSecret,
  takeRecoveryCode,
  takeTotpStep,
} from '#services/second-factor-store.ts';
import { hashSecret } from '#services/secrets.ts';
import { deleteSessionsOf } from '#services/session-store.ts';
import { time } from '#services/time.ts';
import { newTotpSecret, totpStep, totpUrl } from '#services/totp.ts';
import { findUser, updateUserRow } from '#services/user-store.ts';

const RECOVERY_CODES = 10;

/** @throws ServiceError `unauthorized`, `forbidden` */
export async function getSecondFactor(ctx: Context): Promise<SecondFactor> {
  const { user } = requireSession(ctx);
  const { id, second_factor_at: at } = user;
  return { enabledAt: at === null ? null : time(at), recoveryCodesLeft: await countRecoveryCodes(ctx.db, id) };
}

/**
 * A secret for the caller's app. Signing in stays as it is until `confirmSecondFactor`.
 *
 * @throws ServiceError `unauthorized`, `forbidden`, `wrong_password`, `second_factor_on`, `too_many_requests`, `unavailable`
 */
export async function startSecondFactor(ctx: Context, input: { password: string }): Promise<SecondFactorSetup> {
  const { user } = requireSession(ctx);
  await provePassword(ctx, user, input.password);
  const secret = newTotpSecret();
  await changeInstance(ctx, async (change) => {
    await ownFactor(change.tx, user.id, 'off');
    await replaceTotpSecret(change.tx, user.id, secret);
    change.record(instanceChange({ kind: 'user.second_factor_begun', subject: user.id, before: null, after: null }));
  });
  return { secret, url: totpUrl(secret, user.email) };
}

/**
 * Turns it on once the app is seen to have the secret, and ends every other session.
 *
 * @throws ServiceError `unauthorized`, `forbidden`, `wrong_code`, `second_factor_on`, `second_factor_missing`
 */
export async function confirmSecondFactor(ctx: Context, input: { code: string }): Promise<RecoveryCodes> {
  const { user, sessionId } = requireSession(ctx);
  return changeInstance(ctx, async (change) => {
    const { tx, at } = change;
    await ownFactor(tx, user.id, 'off');
    const secret = await findTotpSecret(tx, user.id);
    if (secret === undefined) throw new ServiceError('second_factor_missing');
    if (!(await takeTotpCode(tx, { userId: user.id, secret, code: normal(input.code), at }))) {
      throw new ServiceError('wrong_code');
    }
    await updateUserRow(tx, user.id, { second_factor_at: at });
    await deleteSessionsOf(tx, user.id, sessionId);
    change.record(instanceChange({ kind: 'user.second_factor_on', subject: user.id, before: null, after: null }));
    return newRecoveryCodes(tx, user.id);
  });
}

/** @throws ServiceError `unauthorized`, `forbidden`, `wrong_password`, `second_factor_missing`, `too_many_requests`, `unavailable` */
export async function disableSecondFactor(ctx: Context, input: { password: string }): Promise<void> {
  const { user } = requireSession(ctx);
  await provePassword(ctx, user, input.password);
  await changeInstance(ctx, async (change) => {
    await ownFactor(change.tx, user.id, 'on');
    await turnOff(change, user.id);
  });
}

/** New ones in place of those from before. @throws like `disableSecondFactor` */
export async function replaceRecoveryCodes(ctx: Context, input: { password: string }): Promise<RecoveryCodes> {
  const { user } = requireSession(ctx);
  await provePassword(ctx, user, input.password);
  return changeInstance(ctx, async (change) => {
    await ownFactor(change.tx, user.id, 'on');
    change.record(
      instanceChange({ kind: 'user.recovery_codes_replaced', subject: user.id, before: null, after: null }),
    );
    return newRecoveryCodes(change.tx, user.id);
  });
}

/**
 * For somebody who has lost everything that makes codes. Their sessions end, since one may be on the lost device.
 *
 * @throws ServiceError `unauthorized`, `forbidden`, `user_not_found`
 */
export async function removeSecondFactor(ctx: Context, input: { id: string }): Promise<void> {
  const actor = requireAdmin(ctx);
  await changeInstance(ctx, async (change) => {
    const user = await findUser(change.tx, input.id);
    if (user === undefined) throw new ServiceError('user_not_found');
    if (user.second_factor_at === null) return;
    await turnOff(change, user.id);
    await deleteSessionsOf(change.tx, user.id, actor.sessionId);
  });
}

export type CodeRefusal = 'second_factor_required' | 'wrong_code';

/** Uses a code up by which somebody may sign in who has proved their password. Null: they may, or need none. */
export async function takeCode(change: Change, user: UserRow, code: string | undefined): Promise<CodeRefusal | null> {
  const { tx, at } = change;
  const { id, second_factor_at: isOn } = user;
  if (isOn === null) return null;
  if (code === undefined) return 'second_factor_required';
  const secret = await findTotpSecret(tx, id);
  if (secret !== undefined && (await takeTotpCode(tx, { userId: id, secret, code: normal(code), at }))) return null;
  if (!(await takeRecoveryCode(tx, id, hashSecret(normal(code))))) return 'wrong_code';
  const used = { kind: 'user.recovery_code_used', subject: id, actorId: id, before: null, after: null } as const;
  change.record(instanceChange(used));
  return null;
}

/** Asks inside the transaction: the caller's row may be older. */
async function ownFactor(tx: Tx, userId: string, wanted: 'on' | 'off'): Promise<void> {
  const user = await findUser(tx, userId);
  if (user === undefined) throw new ServiceError('unauthorized');
  const isOn = user.second_factor_at !== null;
  if (isOn && wanted === 'off') throw new ServiceError('second_factor_on');
  if (!isOn && wanted === 'on') throw new ServiceError('second_factor_missing');
}

async function takeTotpCode(
  tx: Tx,
  { userId, secret, code, at }: { userId: string; secret: string; code: string; at: number },
): Promise<boolean> {
  const step = totpStep(secret, code, at);
  return step !== null && takeTotpStep(tx, userId, step);
}

async function turnOff(change: Change, userId: string): Promise<void> {
  await updateUserRow(change.tx, userId, { second_factor_at: null });
  await deleteSecondFactor(change.tx, userId);
  change.record(instanceChange({ kind: 'user.second_factor_off', subject: userId, before: null, after: null }));
}

async function newRecoveryCodes(tx: Tx, userId: string): Promise<RecoveryCodes> {
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  const hashes = recoveryCodes.map((code) => hashSecret(normal(code)));
  await storeRecoveryCodes(tx, userId, hashes);
  return { recoveryCodes };
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** 80 random bits, so that its hash needs no salt and no slowness, in groups that can be copied by hand. */
function newRecoveryCode(): string {
  const letters = Array.from(randomBytes(16), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** As it is compared. */
function normal(code: string): string {
  return code.replace(/[\s-]/g, '').toLowerCase();
}
