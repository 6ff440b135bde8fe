import type { Me } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api } from './support/api.ts';
import { admin, newKey, newPerson, signIn, unique } from './support/people.ts';

describe('GET /me', () => {
  it('shows a person everything about themselves, and nobody else', async () => {
    const person = await newPerson();
    const { status, headers, json } = await api<Me>('GET', '/me', { as: person });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(json).toMatchObject({
      id: person.id,
      handle: person.handle,
      email: person.email,
      role: 'member',
      disabled: false,
      personalSpace: person.space,
    });
    expect(json.scopes).toContain('audit:read');
    expect((await api('GET', '/me')).status).toBe(401);
  });

  it('shows a key what it may do, whatever its scopes', async () => {
    const person = await newPerson();
    const key = await newKey(person, ['files:read', 'spaces:read']);
    const { json } = await api<Me>('GET', '/me', { as: key });
    expect(json.id).toBe(person.id);
    expect(json.scopes.toSorted()).toEqual(['files:read', 'spaces:read']);
  });
});

describe('PATCH /me', () => {
  it('changes what is sent and leaves the rest', async () => {
    const person = await newPerson();
    const named = await api<Me>('PATCH', '/me', { as: person, json: { name: 'Ada' } });
    expect(named.status).toBe(200);
    expect(named.json).toMatchObject({ name: 'Ada', email: person.email, handle: person.handle });
    const email = `${unique('new')}@example.com`;
    const moved = await api<Me>('PATCH', '/me', { as: person, json: { email } });
    expect(moved.json).toMatchObject({ name: 'Ada', email });
    await expect(signIn(email, person.password)).resolves.toBeDefined();
    expect((await api('POST', '/session', { json: { email: person.email, password: person.password } })).status).toBe(
      401,
    );
  });

  it('refuses an address that somebody has in another case, but not one’s own', async () => {
    const [person, other] = await Promise.all([newPerson(), newPerson()]);
    const taken = await api('PATCH', '/me', { as: person, json: { email: other.email.toUpperCase() } });
    expect([taken.status, taken.json.code]).toEqual([409, 'email_taken']);
    const own = await api<Me>('PATCH', '/me', { as: person, json: { email: person.email.toUpperCase() } });
    expect([own.status, own.json.email]).toEqual([200, person.email.toUpperCase()]);
  });

  it('refuses what is not theirs to change, and changes nothing', async () => {
    const person = await newPerson();
    for (const [json, member, code] of [
      [{ role: 'admin' }, 'role', 'unknown_member'],
      [{ handle: 'root' }, 'handle', 'unknown_member'],
      [{ name: '' }, 'name', 'too_small'],
      [{ name: 'x'.repeat(101) }, 'name', 'too_big'],
      [{ email: 'x' }, 'email', 'wrong_format'],
    ] as const) {
      const answer = await api('PATCH', '/me', { as: person, json: { name: 'Changed', ...json } });
      expect(answer.status).toBe(400);
      expect(answer.json.issues).toContainEqual(expect.objectContaining({ path: [member], code }));
    }
    const { json: me } = await api<Me>('GET', '/me', { as: person });
    expect(me).toMatchObject({ name: person.handle, role: 'member', handle: person.handle });
  });
});

describe('PUT /me/password', () => {
  const newPassword = 'another good password';

  it('takes the old one as proof, and ends the other sessions', async () => {
    const person = await newPerson();
    const other = await signIn(person.email, person.password);
    const json = { currentPassword: person.password, newPassword };
    const answer = await api('PUT', '/me/password', { as: person, json });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await api('GET', '/me', { as: person })).status).toBe(200);
    expect((await api('GET', '/me', { as: other })).status).toBe(401);
    expect((await api('POST', '/session', { json: { email: person.email, password: person.password } })).status).toBe(
      401,
    );
    await expect(signIn(person.email, newPassword)).resolves.toBeDefined();
  });

  it('changes nothing without the old one', async () => {
    const person = await newPerson();
    const wrong = { currentPassword: 'not this one', newPassword };
    const answer = await api('PUT', '/me/password', { as: person, json: wrong });
    expect([answer.status, answer.json.code]).toEqual([403, 'wrong_password']);
    await expect(signIn(person.email, person.password)).resolves.toBeDefined();
  });

  it('does not undo what an admin has set while the old one was checked', async () => {
    const person = await newPerson();
    const json = { currentPassword: person.password, newPassword };
    const asked = Array.from({ length: 8 }, () => api('PUT', '/me/password', { as: person, json }));
    const password = 'a password of the admin';
    await api('PATCH', `/users/${person.id}`, { as: await admin(), json: { password } });
    await Promise.all(asked);
    await expect(signIn(person.email, password)).resolves.toBeDefined();
  });

  it.each([
    ['eleven long', 'too_small'],
    ['letmein12345', 'too_common'],
    ['\ud800'.repeat(12), 'invalid_unicode'],
  ])('refuses %j, which is %s', async (password, code) => {
    const person = await newPerson();
    const json = { currentPassword: person.password, newPassword: password };
    const answer = await api('PUT', '/me/password', { as: person, json });
    expect(answer).toMatchObject({ status: 400, json: { issues: [{ path: ['newPassword'], code }] } });
  });
});
