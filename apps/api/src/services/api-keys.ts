import type { ApiKey, CreatedApiKey, NewApiKey } from '@sheaf/contracts';

import type { ApiKeyRow } from '#db/tables.ts';
import { accessSpace, requireSession } from '#services/access.ts';
import { deleteKey, findKeyBySecret, insertApiKey, listKeyRows, touchKey } from '#services/api-key-store.ts';
import { type Settle, changeInstance, instanceChange } from '#services/changes.ts';
import type { Actor, Context, Services } from '#services/context.ts';
import { type Page, type PageInput, decodeCursor, pageOf } from '#services/cursor.ts';
import { ServiceError, invalidInput } from '#services/error.ts';
import { newId } from '#services/ids.ts';
import { noteUse } from '#services/last-use.ts';
import { keyScopes, keySpaces, toApiKey } from '#services/records.ts';
import { hashSecret, isKeySecret, newKeySecret } from '#services/secrets.ts';
import { assertLine } from '#services/texts.ts';

const TOUCH_EVERY_MS = 60_000;

/** The caller's own keys, the oldest first. @throws ServiceError `unauthorized`, `forbidden`, `invalid_input` */
export async function listApiKeys(ctx: Context, input: PageInput): Promise<Page<ApiKey>> {
  const actor = requireSession(ctx);
  const [after] = input.cursor === undefined ? [undefined] : decodeCursor(input.cursor, ['string']);
  const rows = await listKeyRows(ctx.db, actor.user.id, { after, limit: input.limit + 1 });
  return pageOf(rows, input.limit, toApiKey, (row) => [row.id]);
}

/**
 * A new key that acts for the caller. Its secret is stored nowhere.
 *
 * @throws ServiceError `unauthorized`, `forbidden`, `invalid_input`, `space_not_found`
 */
export async function createApiKey(
  ctx: Context,
  input: NewApiKey,
  settle?: Settle<CreatedApiKey>,
): Promise<CreatedApiKey> {
  const actor = requireSession(ctx);
  assertLine(input.name, 'name');
  const expiresAt = input.expiresAt === undefined ? null : Date.parse(input.expiresAt);
  if (expiresAt !== null && expiresAt <= ctx.now()) {
    throw invalidInput('expiresAt', 'The key would have expired already.', 'in_the_past');
  }
  for (const id of input.spaces ?? []) await accessSpace(ctx, ctx.db, { space: id, role: 'viewer' });
  const secret = newKeySecret();
  const row: ApiKeyRow = {
    id: newId('key'),
    user_id: actor.user.id,
    name: input.name,
    prefix: secret.slice(0, 8),
    secret_hash: hashSecret(secret),
    scopes: JSON.stringify([...new Set(input.scopes)]),
    space_ids: input.spaces === undefined ? null : JSON.stringify([...new Set(input.spaces)]),
    expires_at: expiresAt,
    created_at: ctx.now(),
    last_used_at: null,
  };
  return changeInstance(
    ctx,
    async (change) => {
      await insertApiKey(change.tx, row);
      change.record(instanceChange({ kind: 'api_key.created', subject: row.id, before: null, after: keyFacts(row) }));
      return { ...toApiKey(row), secret };
    },
    settle,
  );
}

/** The key stops working at once. @throws ServiceError `unauthorized`, `forbidden`, `api_key_not_found` */
export async function revokeApiKey(ctx: Context, input: { id: string }): Promise<void> {
  const actor = requireSession(ctx);
  await changeInstance(ctx, async (change) => {
    const row = await deleteKey(change.tx, actor.user.id, input.id);
    if (row === undefined) throw new ServiceError('api_key_not_found');
    change.record(instanceChange({ kind: 'api_key.revoked', subject: row.id, before: keyFacts(row), after: null }));
  });
}

/** Whom this key acts for, or null when it is unknown, expired, or its user disabled. */
export async function authenticateKey(services: Services, secret: string): Promise<Actor | null> {
  const found = isKeySecret(secret) ? await findKeyBySecret(services.db, hashSecret(secret)) : undefined;
  const now = services.now();
  if (found === undefined || found.user.disabled_at !== null) return null;
  const { key, user } = found;
  if (key.expires_at !== null && key.expires_at <= now) return null;
  if (now - (key.last_used_at ?? 0) >= TOUCH_EVERY_MS) await noteUse(services, touchKey(services.db, key.id, now));
  return {
    user,
    via: 'apiKey',
    sessionId: null,
    keyId: key.id,
    shareId: null,
    scopes: keyScopes(key),
    spaces: keySpaces(key),
  };
}

function keyFacts(row: ApiKeyRow): Record<string, unknown> {
  return { name: row.name, prefix: row.prefix, scopes: keyScopes(row), spaces: keySpaces(row) };
}
