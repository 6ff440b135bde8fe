import type { SignInOptions } from '@sheaf/contracts';
import { z } from 'zod';

import type { UserRow } from '#db/tables.ts';
import type { FlowSecrets, Identity } from '#oidc/identity-provider.ts';
import { INSTANCE } from '#services/change-store.ts';
import { type Change, changeInstance, instanceChange, recordChange } from '#services/changes.ts';
import type { Context, Oidc } from '#services/context.ts';
import { findIdentity, hasIdentityOf, insertIdentity } from '#services/identity-store.ts';
import { addUser } from '#services/provision.ts';
import { type SignedIn, startSession } from '#services/sessions.ts';
import { findUser, findUserByEmail, updateUserRow } from '#services/user-store.ts';

/** Why somebody whom the provider sent is not let in. */
export type OidcRefusal =
  | 'oidc_off'
  | 'oidc_unavailable'
  | 'oidc_expired'
  | 'oidc_refused'
  | 'oidc_email_unverified'
  | 'oidc_unknown'
  | 'oidc_other_identity'
  | 'account_disabled';

/** How people may sign in. Anybody may ask. */
export function getSignInOptions({ oidc }: Context): SignInOptions {
  return { oidc: oidc && { name: oidc.name } };
}

/** Where to send a browser to sign in with the provider. */
export async function startOidc(
  ctx: Context,
  input: { redirectUri: string },
): Promise<{ readonly url: URL; readonly secrets: FlowSecrets } | OidcRefusal> {
  if (ctx.oidc === null) return 'oidc_off';
  try {
    return await ctx.oidc.provider.begin(input.redirectUri);
  } catch (error) {
    return unavailable(ctx, error);
  }
}

/**
 * Starts a session for whoever comes back from the provider: whose identity is known, whose verified address belongs to a
 * user, or who may have an account for the asking.
 *
 * @throws ServiceError `insufficient_storage`
 */
export async function finishOidc(
  ctx: Context,
  input: { callback: URL; secrets: FlowSecrets | null },
): Promise<SignedIn | OidcRefusal> {
  const { oidc } = ctx;
  if (oidc === null) return 'oidc_off';
  if (input.secrets === null || input.callback.searchParams.get('state') !== input.secrets.state) return 'oidc_expired';
  let identity: Identity | null;
  try {
    identity = await oidc.provider.finish(input.callback, input.secrets);
  } catch (error) {
    return unavailable(ctx, error);
  }
  if (identity === null) return 'oidc_refused';
  const known = identity;
  const result = await changeInstance(ctx, async (change) => {
    const user = await userOf(change, known, oidc);
    if (typeof user === 'string') return user;
    return user.disabled_at === null ? startSession(ctx, change, user) : 'account_disabled';
  });
  if (typeof result === 'string') {
    const after = { email: known.email, reason: result };
    await recordChange(ctx, instanceChange({ kind: 'session.refused', subject: INSTANCE, before: null, after }));
  }
  return result;
}

async function userOf(change: Change, identity: Identity, oidc: Oidc): Promise<UserRow | OidcRefusal> {
  const { tx } = change;
  const linked = await findIdentity(tx, identity);
  if (linked !== undefined) return (await findUser(tx, linked)) ?? 'oidc_unknown';
  const email = z.email().max(254).safeParse(identity.email).data;
  if (email === undefined || !identity.emailVerified) return 'oidc_email_unverified';
  const user = await findUserByEmail(tx, email);
  if (user === undefined) return oidc.admits(email) ? newUser(change, { ...identity, email }) : 'oidc_unknown';
  // The provider has given an address to somebody new: the account stays with whom it belonged to.
  if (await hasIdentityOf(tx, user.id, identity.issuer)) return 'oidc_other_identity';
  return user.disabled_at === null ? link(change, user, identity) : 'account_disabled';
}

async function newUser(change: Change, identity: Identity & { readonly email: string }): Promise<UserRow> {
  const { email } = identity;
  const name = identity.name?.replace(/\p{C}/gu, '').trim().slice(0, 100) || email.slice(0, email.lastIndexOf('@'));
  return link(change, await addUser(change, { name, email, role: 'member', passwordHash: null }), identity);
}

async function link({ tx, at, record }: Change, user: UserRow, { issuer, subject }: Identity): Promise<UserRow> {
  await insertIdentity(tx, { issuer, subject, user_id: user.id, created_at: at });
  const linked = { kind: 'user.identity_linked', subject: user.id, actorId: user.id } as const;
  record(instanceChange({ ...linked, before: null, after: { issuer, subject } }));
  return (await updateUserRow(tx, user.id, { linked_at: user.linked_at ?? at })) ?? user;
}

/** Nobody but the operator can mend it. */
function unavailable(ctx: Context, error: unknown): 'oidc_unavailable' {
  ctx.log.error({ requestId: ctx.requestId, err: error }, 'the identity provider does not answer as it must');
  return 'oidc_unavailable';
}
