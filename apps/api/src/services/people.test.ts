import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { PASSWORD, SESSIONS, type TestSheaf, as, refused, startSheaf, userId } from '../../tests/support/sheaf.ts';
import { authenticateKey, createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { systemContext } from './context.ts';
import { changePassword, getMe, updateMe } from './me.ts';
import { authenticateSession, getSession, signIn, signOut } from './sessions.ts';
import { completeSetup, ensureFirstAdmin, getSetup, issueSetupToken } from './setup.ts';
import { getSpace, listSpaces } from './spaces.ts';
import { deleteUser } from './user-removal.ts';
import { createUser, getUser, listUsers, replaceUser, updateUser } from './users.ts';

describe.each(engines)('people on %s', (engine) => {
  let sheaf: TestSheaf;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
  });
  afterAll(() => sheaf.close());

  const nobody = () => ({
    ...systemContext(sheaf.services, 'test'),
    client: { address: null, network: 'test', userAgent: 'vitest' },
  });
  const credentials = (email: string, password = PASSWORD) => ({ email, password });
  const newUser = (email: string) => ({ name: 'New', email, role: 'member' as const, password: PASSWORD });

  test('set-up is done once', async () => {
    expect(await getSetup(nobody())).toEqual({ completed: true });
    expect(await issueSetupToken(sheaf.services)).toBeNull();
    const input = { token: 'any', name: 'Eve', ...credentials('eve@example.org') };
    await refused(completeSetup(nobody(), input), 'already_set_up');
    await ensureFirstAdmin(sheaf.services, { email: 'eve@example.org', password: PASSWORD });
    expect((await listUsers(sheaf.admin, { limit: 100 })).items.map((user) => user.email)).not.toContain(
      'eve@example.org',
    );
  });

  test('the first admin owns shared and a personal space', async () => {
    expect(await getSpace(sheaf.admin, { space: 'shared' })).toMatchObject({ role: 'owner', personal: false });
    expect(await getSpace(sheaf.admin, { space: '~ada' })).toMatchObject({ role: 'owner', personal: true });
    expect(await getMe(sheaf.admin)).toMatchObject({ handle: 'ada', personalSpace: '~ada', role: 'admin' });
  });

  test('a new user has a handle, a personal space and a seat in shared', async () => {
    const { user } = await createUser(sheaf.admin, newUser('Zoë.O’Neil@example.org'));
    expect(user).toMatchObject({ handle: 'zoe-o-neil', disabled: false, email: 'Zoë.O’Neil@example.org' });
    const again = await createUser(sheaf.admin, newUser('zoe-o-neil@example.com'));
    expect(again.user.handle).toBe('zoe-o-neil-2');
    const { token } = await signIn(nobody(), credentials('zoe-o-neil@EXAMPLE.com'));
    const zoe = as(sheaf.services, await authenticateSession(sheaf.services, token));
    const spaces = await listSpaces(zoe, { limit: 10 });
    expect(spaces.items.map(({ name, role }) => [name, role])).toEqual([
      ['shared', 'editor'],
      ['~zoe-o-neil-2', 'owner'],
    ]);
  });

  test('addresses and handles are unique, whatever the case, also in a race', async () => {
    await createUser(sheaf.admin, { ...newUser('twin@example.org'), handle: 'twin' });
    await refused(createUser(sheaf.admin, newUser('TWIN@example.org')), 'email_taken');
    await refused(createUser(sheaf.admin, { ...newUser('other@example.org'), handle: 'twin' }), 'handle_taken');
    const race = await Promise.allSettled(
      Array.from({ length: 5 }, () => createUser(sheaf.admin, newUser('race@example.org'))),
    );
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const same = await Promise.all(['a', 'b', 'c'].map((host) => createUser(sheaf.admin, newUser(`same@${host}.org`))));
    expect(same.map(({ user }) => user.handle).toSorted()).toEqual(['same', 'same-2', 'same-3']);
  });

  test('signing in takes the right password', async () => {
    const ben = await sheaf.person('ben');
    const email = ben.actor?.user.email ?? '';
    await refused(signIn(nobody(), credentials(email, 'wrong')), 'invalid_credentials');
    await refused(signIn(nobody(), credentials('nobody@example.org')), 'invalid_credentials');
    const { token, session } = await signIn(nobody(), credentials(email));
    expect(session).toMatchObject({ userAgent: 'vitest', user: { email } });
    const signedIn = as(sheaf.services, await authenticateSession(sheaf.services, token));
    expect((await getSession(signedIn)).id).toBe(session.id);
    await signOut(signedIn);
    expect(await authenticateSession(sheaf.services, token)).toBeNull();
    expect(await authenticateSession(sheaf.services, 'made-up')).toBeNull();
  });

  test('signing in makes an outdated hash anew', async () => {
    const ben = await sheaf.person('ben');
    const { db } = sheaf.services;
    const old = await hash(PASSWORD, { memoryCost: 8192, timeCost: 2, parallelism: 1 });
    await db.updateTable('users').set({ password_hash: old }).where('id', '=', userId(ben)).execute();
    const email = ben.actor?.user.email ?? '';
    await refused(signIn(nobody(), credentials(email, 'wrong')), 'invalid_credentials');
    await signIn(nobody(), credentials(email));
    const stored = db.selectFrom('users').select('password_hash').where('id', '=', userId(ben));
    const { password_hash: renewed } = await stored.executeTakeFirstOrThrow();
    expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,/);
    await signIn(nobody(), credentials(email));
    expect(await stored.executeTakeFirstOrThrow()).toEqual({ password_hash: renewed });
  });

  test('the token is not what is stored', async () => {
    const { token } = await signIn(nobody(), credentials('ada@example.org'));
    const rows = await sheaf.services.db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('a session ends when it is not used, and in the end however much it is', async () => {
    const own = await startSheaf(engine);
    const { token } = await signIn(systemContext(own.services, 'test'), credentials('ada@example.org'));
    const isAlive = async () => (await authenticateSession(own.services, token)) !== null;
    own.advance(SESSIONS.idleMs - 1000);
    expect(await isAlive()).toBe(true);
    own.advance(SESSIONS.idleMs - 1000);
    expect(await isAlive()).toBe(true);
    own.advance(SESSIONS.maxMs - 2 * SESSIONS.idleMs);
    expect(await isAlive()).toBe(true);
    own.advance(3000);
    expect(await isAlive()).toBe(false);
    const { token: idle } = await signIn(systemContext(own.services, 'test'), credentials('ada@example.org'));
    own.advance(SESSIONS.idleMs + 1000);
    expect(await authenticateSession(own.services, idle)).toBeNull();
    await own.close();
  });

  test('a new password ends the other sessions', async () => {
    const cleo = await sheaf.person('cleo');
    const email = cleo.actor?.user.email ?? '';
    const other = await signIn(nobody(), credentials(email));
    const change = { currentPassword: PASSWORD, newPassword: 'something else' };
    await refused(changePassword(cleo, { ...change, currentPassword: 'wrong' }), 'wrong_password');
    await changePassword(cleo, change);
    expect(await authenticateSession(sheaf.services, other.token)).toBeNull();
    expect(await getSession(cleo)).toMatchObject({ user: { email } });
    await refused(signIn(nobody(), credentials(email)), 'invalid_credentials');
    await signIn(nobody(), credentials(email, 'something else'));
  });

  test('disabling a user ends sessions and stops keys', async () => {
    const dan = await sheaf.person('dan');
    const { secret } = await createApiKey(dan, { name: 'cron', scopes: ['files:read'] });
    const { token } = await signIn(nobody(), credentials(dan.actor?.user.email ?? ''));
    await updateUser(sheaf.admin, { id: userId(dan), disabled: true });
    expect(await authenticateKey(sheaf.services, secret)).toBeNull();
    expect(await authenticateSession(sheaf.services, token)).toBeNull();
    const email = dan.actor?.user.email ?? '';
    await refused(signIn(nobody(), credentials(email)), 'account_disabled');
    await refused(signIn(nobody(), credentials(email, 'wrong')), 'invalid_credentials');
    await updateUser(sheaf.admin, { id: userId(dan), disabled: false });
    expect(await authenticateKey(sheaf.services, secret)).not.toBeNull();
  });

  test('a key shows its secret once, expires, and can be revoked', async () => {
    const eva = await sheaf.person('eva');
    const expiresAt = new Date(sheaf.services.now() + 60_000).toISOString();
    const made = await createApiKey(eva, { name: 'cron', scopes: ['files:read', 'files:read'], expiresAt });
    expect(made).toMatchObject({
      secret: expect.stringMatching(/^shf_[\w-]{43}[0-9a-f]{8}$/),
      scopes: ['files:read'],
      spaces: null,
    });
    expect(made.secret.startsWith(made.prefix)).toBe(true);
    const listed = await listApiKeys(eva, { limit: 10 });
    expect(JSON.stringify(listed)).not.toContain(made.secret);
    expect((await authenticateKey(sheaf.services, made.secret))?.scopes).toEqual(['files:read']);
    const typo = made.secret.slice(0, 10) + (made.secret[10] === 'x' ? 'y' : 'x') + made.secret.slice(11);
    for (const wrong of [typo, made.secret.slice(0, -8)]) {
      expect(await authenticateKey(sheaf.services, wrong)).toBeNull();
    }
    await refused(revokeApiKey(sheaf.admin, { id: made.id }), 'api_key_not_found');
    await revokeApiKey(eva, { id: made.id });
    expect(await authenticateKey(sheaf.services, made.secret)).toBeNull();
    await refused(
      createApiKey(eva, { name: 'late', scopes: ['files:read'], expiresAt: '2020-01-01T00:00:00Z' }),
      'invalid_input',
    );
    await refused(createApiKey(await sheaf.key(eva), { name: 'child', scopes: ['files:read'] }), 'forbidden');
    const foreign = await getSpace(sheaf.admin, { space: '~ada' });
    await refused(createApiKey(eva, { name: 'x', scopes: ['files:read'], spaces: [foreign.id] }), 'space_not_found');
  });

  test('lists of users come in stable pages', async () => {
    const own = await startSheaf(engine);
    for (let count = 0; count < 4; count += 1) await own.person();
    const first = await listUsers(own.admin, { limit: 3 });
    await own.person();
    const second = await listUsers(own.admin, { limit: 3, cursor: first.nextCursor ?? '' });
    expect(second.nextCursor).toBeNull();
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
    for (const cursor of [
      '',
      'x',
      Buffer.from('[1]').toString('base64url'),
      Buffer.from('["\\u0000"]').toString('base64url'),
    ]) {
      await refused(listUsers(own.admin, { limit: 3, cursor }), 'invalid_input');
    }
    await own.close();
  });

  test('names are a line of text', async () => {
    for (const name of ['a\u0000b', 'a\nb', 'a\ud800']) {
      await refused(createUser(sheaf.admin, { ...newUser('line@example.org'), name }), 'invalid_input');
      await refused(updateMe(sheaf.admin, { name }), 'invalid_input');
      await refused(updateUser(sheaf.admin, { id: userId(sheaf.admin), name }), 'invalid_input');
      await refused(createApiKey(sheaf.admin, { name, scopes: ['files:read'] }), 'invalid_input');
    }
    await refused(getSpace(sheaf.admin, { space: 'a\u0000b' }), 'space_not_found');
  });

  test('members manage nobody', async () => {
    const fay = await sheaf.person('fay');
    const id = userId(fay);
    await refused(listUsers(fay, { limit: 10 }), 'forbidden');
    await refused(getUser(fay, { id }), 'forbidden');
    await refused(createUser(fay, newUser('x@example.org')), 'forbidden');
    await refused(updateUser(fay, { id, role: 'admin' }), 'forbidden');
    await refused(deleteUser(fay, { id, space: 'trash' }), 'forbidden');
    await refused(listUsers(nobody(), { limit: 10 }), 'unauthorized');
    expect(await updateMe(fay, { name: 'Fay' })).toMatchObject({ name: 'Fay', role: 'member' });
    await refused(updateMe(fay, { email: 'ADA@example.org' }), 'email_taken');
  });

  test('a new handle renames the personal space; replacing sets everything', async () => {
    const gus = await sheaf.person('gus');
    const id = userId(gus);
    await updateUser(sheaf.admin, { id, handle: 'gustav' });
    expect((await listSpaces(gus, { limit: 10 })).items.map(({ name }) => name)).toContain('~gustav');
    const replaced = {
      name: 'Gustav',
      email: 'gustav@example.org',
      role: 'admin' as const,
      disabled: false,
      handle: 'gustl',
    };
    expect(await replaceUser(sheaf.admin, { id, ...replaced })).toMatchObject(replaced);
    await refused(updateUser(sheaf.admin, { id, handle: 'ada' }), 'handle_taken');
    await updateUser(sheaf.admin, { id, role: 'member' });
    await refused(getUser(sheaf.admin, { id: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab' }), 'user_not_found');
  });

  test('the last admin who can sign in stays, also in a race', async () => {
    const own = await startSheaf(engine);
    const id = userId(own.admin);
    await refused(updateUser(own.admin, { id, role: 'member' }), 'last_admin');
    await refused(updateUser(own.admin, { id, disabled: true }), 'last_admin');
    await refused(deleteUser(own.admin, { id, space: 'trash' }), 'last_admin');
    const second = await own.person();
    await updateUser(own.admin, { id: userId(second), role: 'admin' });
    const race = await Promise.allSettled([
      updateUser(own.admin, { id, role: 'member' }),
      updateUser(own.admin, { id: userId(second), role: 'member' }),
    ]);
    expect(race.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await own.close();
  });

  test('an invitation is listed until its time is over', async () => {
    const { user, invitation } = await createUser(sheaf.admin, {
      name: 'Late',
      email: 'late@example.org',
      role: 'member',
    });
    const listed = async () => (await listUsers(sheaf.admin, { limit: 100 })).items.find(({ id }) => id === user.id);
    const end = invitation?.expiresAt ?? '';
    expect(await listed()).toMatchObject({ pending: true, invitedUntil: end });
    sheaf.advance(Date.parse(end) - sheaf.services.now());
    expect(await listed()).toMatchObject({ pending: true, invitedUntil: null });
  });
});

describe.each(engines)('set-up on %s', (engine) => {
  test('only one of several wins with the same token', async () => {
    const sheaf = await startSheaf(engine);
    await sheaf.services.db.updateTable('users').set({ role: 'member' }).execute();
    await sheaf.services.db
      .updateTable('spaces')
      .set({ name: 'old', name_key: 'old' })
      .where('name', '=', 'shared')
      .execute();
    const token = (await issueSetupToken(sheaf.services)) ?? '';
    const context = systemContext(sheaf.services, 'test');
    const complete = (name: string, with_: string) =>
      completeSetup(context, { token: with_, name, email: `${name}@example.org`, password: PASSWORD });
    await refused(complete('eve', 'wrong'), 'invalid_setup_token');
    const race = await Promise.allSettled(['x', 'y', 'z'].map((name) => complete(name, token)));
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await getSetup(context)).toEqual({ completed: true });
    await sheaf.close();
  });
});
