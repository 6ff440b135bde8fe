import type { CreatedInvitation, CreatedUser, Invitation, Session, User, UserPage } from '@sheaf/contracts';
import { describe, expect, inject, it } from 'vitest';

import { api, type Problem, tally } from './support/api.ts';
import { withOwnServer } from './support/own-server.ts';
import { admin, newKey, newPerson, signIn, unique } from './support/people.ts';

const password = 'chosen by themselves';

/** Somebody who has an account and no password yet. */
async function invite(extra: object = {}): Promise<CreatedUser & { readonly invitation: CreatedInvitation }> {
  const json = { name: 'Ada Lovelace', email: `${unique('i')}@example.com`, role: 'member', ...extra };
  const { status, json: user } = await api<CreatedUser>('POST', '/users', { as: await admin(), json });
  expect(status).toBe(201);
  if (user.invitation === null) throw new Error('There is no invitation.');
  return { ...user, invitation: user.invitation };
}

async function reset(id: string): Promise<CreatedInvitation> {
  const answer = await api<CreatedInvitation>('POST', `/users/${id}/invitations`, { as: await admin() });
  expect(answer.status).toBe(201);
  return answer.json;
}

/** As admins see it in the list. */
async function invitedUntil(id: string): Promise<string | null | undefined> {
  for (let cursor = ''; ;) {
    const query = new URLSearchParams({ limit: '100', ...(cursor && { cursor }) });
    const { json } = await api<UserPage>('GET', `/users?${query.toString()}`, { as: await admin() });
    const found = json.items.find((user) => user.id === id);
    if (found || json.nextCursor === null) return found?.invitedUntil;
    cursor = json.nextCursor;
  }
}

const show = (token: string) => api<Invitation>('GET', `/invitations/${token}`);
const accept = (token: string, json: object = { password }) => api<Session>('POST', `/invitations/${token}`, { json });
const tried = (email: string, guess: string) => api('POST', '/session', { json: { email, password: guess } });

describe('a user without a password', () => {
  it('cannot sign in, and chooses a password by the invitation', async () => {
    const user = await invite();
    const { token, url, expiresAt } = user.invitation;
    expect(user.pending).toBe(true);
    expect(url).toBe(`${inject('server').url}/invitations/${token}`);
    for (const guess of [' ', token, password]) expect((await tried(user.email, guess)).status).toBe(401);

    const shown = await show(token);
    expect([shown.status, shown.json]).toEqual([200, { name: 'Ada Lovelace', email: user.email, expiresAt }]);
    expect(await invitedUntil(user.id)).toBe(expiresAt);
    const accepted = await accept(token);
    expect(await invitedUntil(user.id)).toBeNull();
    expect([accepted.status, accepted.json.user.id, accepted.json.user.pending]).toEqual([201, user.id, false]);
    const cookie = accepted.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await api<User>('GET', '/me', { headers: { cookie } })).json.id).toBe(user.id);
    await expect(signIn(user.email, password)).resolves.toBeDefined();
  });

  it('who is given a password has no invitation', async () => {
    const json = { name: 'x', email: `${unique('i')}@example.com`, role: 'member', password };
    const { json: user } = await api<CreatedUser>('POST', '/users', { as: await admin(), json });
    expect([user.invitation, user.pending]).toEqual([null, false]);
    const { id, email, invitation } = await invite();
    await api('PATCH', `/users/${id}`, { as: await admin(), json: { password } });
    expect((await show(invitation.token)).status).toBe(404);
    await expect(signIn(email, password)).resolves.toBeDefined();
  });

  it('is no admin who could take over from the last one', async () => {
    await withOwnServer(async ({ url, admin: as }) => {
      const { json: me } = await api<User>('GET', '/me', { url, as });
      const json = { name: 'x', email: 'second@example.com', role: 'admin' };
      const { json: second } = await api<CreatedUser>('POST', '/users', { url, as, json });
      const stepDown = () => api('PATCH', `/users/${me.id}`, { url, as, json: { role: 'member' } });
      const refused = await stepDown();
      expect([refused.status, refused.json.code]).toEqual([409, 'last_admin']);
      await api('POST', `/invitations/${second.invitation?.token}`, { url, json: { password } });
      expect((await stepDown()).status).toBe(200);
    });
  });
});

describe('an invitation', () => {
  it('works once, however many try at the same time', async () => {
    const { invitation } = await invite();
    const answers = await Promise.all(Array.from({ length: 4 }, () => accept(invitation.token)));
    expect(tally(answers)).toEqual({ 201: 1, 404: 3 });
    const again = await api('POST', `/invitations/${invitation.token}`, { json: { password: 'another password' } });
    expect([again.status, again.json.code]).toEqual([404, 'invitation_not_found']);
    expect((await show(invitation.token)).status).toBe(404);
  });

  it('ends with the next one, and with its user', async () => {
    const user = await invite();
    const next = await reset(user.id);
    expect((await accept(user.invitation.token)).status).toBe(404);
    const as = await admin();
    await api('PATCH', `/users/${user.id}`, { as, json: { disabled: true } });
    expect([(await show(next.token)).status, (await accept(next.token)).status]).toEqual([404, 404]);
    await api('PATCH', `/users/${user.id}`, { as, json: { disabled: false } });
    expect((await show(next.token)).status).toBe(200);
    await api('DELETE', `/users/${user.id}`, { as, query: { space: 'trash' } });
    expect((await show(next.token)).status).toBe(404);
  });

  it('stays as it is when the password is refused', async () => {
    const { email, invitation } = await invite();
    for (const json of [{}, { password: 'eleven long' }, { password: 'qwerty123456' }, { password, role: 'admin' }]) {
      expect((await api('POST', `/invitations/${invitation.token}`, { json })).status).toBe(400);
    }
    expect((await tried(email, password)).status).toBe(401);
    expect((await accept(invitation.token)).status).toBe(201);
  });

  it.each(['x', 'é'.repeat(43), 'a'.repeat(44)])('%s is none', async (token) => {
    expect((await show(encodeURIComponent(token))).status).toBe(400);
    expect((await accept(encodeURIComponent(token))).status).toBe(400);
  });
});

describe('a user who has forgotten the password', () => {
  it('chooses another one; until then the old one holds, and then they are signed out everywhere', async () => {
    const person = await newPerson();
    const { token } = await reset(person.id);
    expect((await api('GET', '/me', { as: person })).status).toBe(200);
    expect((await accept(token)).status).toBe(201);
    expect((await api('GET', '/me', { as: person })).status).toBe(401);
    expect((await tried(person.email, person.password)).status).toBe(401);
    await expect(signIn(person.email, password)).resolves.toBeDefined();
  });

  it('who remembers it in the end and changes it needs the invitation no more', async () => {
    const person = await newPerson();
    const { token } = await reset(person.id);
    const json = { currentPassword: person.password, newPassword: password };
    expect((await api('PUT', '/me/password', { as: person, json })).status).toBe(204);
    expect((await accept(token)).status).toBe(404);
  });

  it('is invited by an admin only', async () => {
    const [person, other] = await Promise.all([newPerson(), newPerson()]);
    const path = `/users/${other.id}/invitations`;
    expect((await api('POST', path)).status).toBe(401);
    expect((await api('POST', path, { as: person })).json).toMatchObject({ status: 403, code: 'forbidden' });
    const key = await newKey(await newPerson('admin'), ['users:read']);
    expect((await api('POST', path, { as: key })).json).toMatchObject({ status: 403, code: 'forbidden' });
    const as = await admin();
    expect((await api('POST', '/users/nobody/invitations', { as })).status).toBe(400);
    const unknown = await api('POST', '/users/usr_01k5x3v8qzf0c9m2r7t4w6y8ab/invitations', { as });
    expect([unknown.status, unknown.json.code]).toEqual([404, 'user_not_found']);
  });

  it('is made one invitation of a request that is sent many times', async () => {
    const { id } = await newPerson();
    const [as, headers] = [await admin(), { 'idempotency-key': unique('key') }];
    const ask = (whom = id) => api<CreatedInvitation & Problem>('POST', `/users/${whom}/invitations`, { as, headers });
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask()));
    const [made, ...others] = answers.toSorted((a, b) => a.status - b.status);
    for (const { json } of others) expect(['already_created', 'idempotency_in_progress']).toContain(json.code);
    expect(await ask()).toMatchObject({ status: 409, json: { code: 'already_created', id: made?.json.id } });
    expect((await show(made?.json.token ?? '')).status).toBe(200);
    const reused = await ask((await newPerson()).id);
    expect([reused.status, reused.json.code]).toEqual([409, 'idempotency_key_reused']);
  });
});
