import type {
  AuditEvent,
  CreatedInvitation,
  Me,
  RecoveryCodes,
  SecondFactor,
  SecondFactorSetup,
  User,
} from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, type Caller, tally } from './support/api.ts';
import { codeOf, setUpAuthenticator, startSecondFactor } from './support/authenticator.ts';
import { withOwnServer } from './support/own-server.ts';
import { admin, newKey, newPerson, type Person, signIn } from './support/people.ts';

const show = async (as: Caller) => (await api<SecondFactor>('GET', '/me/second-factor', { as })).json;
const confirm = (as: Caller, code: string) =>
  api<RecoveryCodes>('POST', '/me/second-factor/confirm', { as, json: { code } });
const disable = (as: Caller, password: string) => api('POST', '/me/second-factor/disable', { as, json: { password } });
const tried = ({ email, password }: Person, code?: string) =>
  api('POST', '/session', { json: { email, password, ...(code !== undefined && { code }) } });

async function guarded() {
  const person = await newPerson();
  return { person, app: await setUpAuthenticator(person, person.password) };
}

describe('setting up a second factor', () => {
  it('gives the app its secret, and changes nothing before a code has come back', async () => {
    const person = await newPerson();
    expect(await show(person)).toEqual({ enabledAt: null, recoveryCodesLeft: 0 });
    const json = { password: person.password };
    const first = await api<SecondFactorSetup>('PUT', '/me/second-factor', { as: person, json });
    const {
      status,
      headers,
      json: setup,
    } = await api<SecondFactorSetup>('PUT', '/me/second-factor', { as: person, json });
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(setup.secret).not.toBe(first.json.secret);
    const url = new URL(setup.url);
    expect(decodeURIComponent(url.pathname)).toContain(`Sheaf:${person.email}`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ issuer: 'Sheaf', secret: setup.secret, digits: '6' });
    expect(await show(person)).toEqual({ enabledAt: null, recoveryCodesLeft: 0 });
    await expect(signIn(person.email, person.password)).resolves.toBeDefined();

    for (const code of ['000000', codeOf(first.json.secret), codeOf(setup.secret, -9), 'no-code-at-all']) {
      const wrong = await confirm(person, code);
      expect([wrong.status, wrong.json]).toMatchObject([403, { code: 'wrong_code' }]);
    }
    const confirmed = await confirm(person, codeOf(setup.secret));
    expect(confirmed.status).toBe(200);
    expect(new Set(confirmed.json.recoveryCodes).size).toBe(10);
    expect(await show(person)).toEqual({ enabledAt: expect.any(String), recoveryCodesLeft: 10 });
    expect((await api<Me>('GET', '/me', { as: person })).json.secondFactor).toBe(true);
  });

  it('ends the other sessions, and leaves the keys', async () => {
    const person = await newPerson();
    const [other, key] = [await signIn(person.email, person.password), await newKey(person, ['files:read'])];
    await setUpAuthenticator(person, person.password);
    const statuses = [person, other, key].map(async (as) => (await api('GET', '/me', { as })).status);
    expect(await Promise.all(statuses)).toEqual([200, 401, 200]);
  });

  it('takes the password, and a set-up that was begun', async () => {
    const person = await newPerson();
    const wrong = await api('PUT', '/me/second-factor', { as: person, json: { password: 'not this one' } });
    expect([wrong.status, wrong.json.code]).toEqual([403, 'wrong_password']);
    const early = await confirm(person, '123456');
    expect([early.status, early.json]).toMatchObject([409, { code: 'second_factor_missing' }]);
  });

  it('is not begun anew, nor confirmed twice, while it is on', async () => {
    const { person, app } = await guarded();
    const again = await api('PUT', '/me/second-factor', { as: person, json: { password: person.password } });
    expect([again.status, again.json.code]).toEqual([409, 'second_factor_on']);
    const twice = await confirm(person, app.nextCode());
    expect([twice.status, twice.json]).toMatchObject([409, { code: 'second_factor_on' }]);
    expect((await tried(person, app.nextCode())).status).toBe(201);
  });

  it('is nothing that a key does, and takes what it says', async () => {
    const person = await newPerson();
    const key = await newKey(person, ['users:read', 'users:write']);
    const json = { password: person.password };
    const calls = [
      ['GET', ''],
      ['PUT', ''],
      ['POST', '/confirm', { code: '123456' }],
      ['POST', '/disable'],
      ['PUT', '/recovery-codes'],
    ] as const;
    for (const [method, path, body] of calls) {
      const options = method === 'GET' ? {} : { json: body ?? json };
      for (const as of [key, undefined]) {
        expect((await api(method, `/me/second-factor${path}`, { ...options, as })).status).toBe(401);
      }
      if (method === 'GET') continue;
      const odd = await api(method, `/me/second-factor${path}`, { as: person, json: {} });
      expect([odd.status, odd.json.code]).toEqual([400, 'invalid_input']);
    }
  });
});

describe('signing in with a second factor', () => {
  it('takes the password and then a code, and no code twice', async () => {
    const { person, app } = await guarded();
    const without = await tried(person);
    expect([without.status, without.json.code]).toEqual([401, 'second_factor_required']);
    expect(without.headers.getSetCookie()).toEqual([]);
    const wrong = await tried(person, '000000');
    expect([wrong.status, wrong.json.code]).toEqual([403, 'wrong_code']);
    const code = app.nextCode();
    const stranger = await tried({ ...person, password: 'wrong password' }, code);
    expect([stranger.status, stranger.json.code]).toEqual([401, 'invalid_credentials']);

    const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect((await tried(person, typed)).status).toBe(201);
    const again = await tried(person, code);
    expect([again.status, again.json.code]).toEqual([403, 'wrong_code']);
  });

  it('takes one code once, however many send it at the same time', async () => {
    const { person, app } = await guarded();
    const code = app.nextCode();
    expect(tally(await Promise.all(Array.from({ length: 4 }, () => tried(person, code))))).toEqual({ 201: 1, 403: 3 });
    const [spare = ''] = app.recoveryCodes;
    expect(tally(await Promise.all(Array.from({ length: 4 }, () => tried(person, spare))))).toEqual({ 201: 1, 403: 3 });
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { person, app } = await guarded();
    const [first = '', second = ''] = app.recoveryCodes;
    expect((await tried(person, first)).status).toBe(201);
    expect((await tried(person, first)).status).toBe(403);
    expect((await tried(person, second.replaceAll('-', ' ').toUpperCase())).status).toBe(201);
    expect((await show(person)).recoveryCodesLeft).toBe(8);
    const { person: other } = await guarded();
    expect((await tried(other, app.recoveryCodes[2])).status).toBe(403);
  });

  it('counts wrong codes like wrong passwords, and the right password does not make up for them', async () => {
    await withOwnServer(
      async ({ url, admin: as }) => {
        const [email, password] = ['admin@example.com', 'correct horse battery'];
        const { recoveryCodes } = await setUpAuthenticator(as, password, { url });
        const attempt = (code?: string) =>
          api('POST', '/session', { url, json: { email, password, ...(code && { code }) } });
        const codes: string[] = [];
        for (let tries = 0; codes.at(-1) !== 'too_many_requests' && tries < 30; tries += 1) {
          codes.push((await attempt(tries % 5 === 4 ? undefined : '000000')).json.code);
        }
        expect(new Set(codes)).toEqual(new Set(['wrong_code', 'second_factor_required', 'too_many_requests']));
        expect((await attempt(recoveryCodes[0])).status).toBe(429);
      },
      { SHEAF_RATE_LIMIT: '' },
    );
  });

  it('is asked for by an invitation, too', async () => {
    const { person, app } = await guarded();
    const path = `/users/${person.id}/invitations`;
    const { json: invitation } = await api<CreatedInvitation>('POST', path, { as: await admin() });
    const accept = (code?: string) =>
      api('POST', `/invitations/${invitation.token}`, {
        json: { password: 'another password', ...(code && { code }) },
      });
    const without = await accept();
    expect([without.status, without.json.code]).toEqual([401, 'second_factor_required']);
    const wrong = await accept('000000');
    expect([wrong.status, wrong.json.code]).toEqual([403, 'wrong_code']);
    expect((await tried(person)).json.code).toBe('second_factor_required');
    expect((await accept(app.recoveryCodes[0])).status).toBe(201);
    expect((await tried(person)).json.code).toBe('invalid_credentials');
  });
});

it('the audit log tells of it, and of every code that was wrong or a recovery code', async () => {
  const { person, app } = await guarded();
  await tried(person);
  await tried(person, '000000');
  await tried(person, app.recoveryCodes[0]);
  const query = { target: person.id, from: new Date(0).toISOString() };
  const { text } = await api('GET', '/audit', { as: await admin(), query });
  const events = text
    .split('\n')
    .filter(Boolean)
    .map((line): AuditEvent => JSON.parse(line));
  expect(events.map(({ action }) => action).slice(-5)).toEqual([
    'user.second_factor_begun',
    'user.second_factor_on',
    'session.refused',
    'session.refused',
    'user.recovery_code_used',
  ]);
  expect(events.at(-2)?.facts).toContainEqual({ name: 'reason', after: 'wrong_code' });
});

describe('recovery codes', () => {
  it('are replaced by new ones, which takes the password', async () => {
    const { person, app } = await guarded();
    const replace = (password: string) =>
      api<RecoveryCodes>('PUT', '/me/second-factor/recovery-codes', { as: person, json: { password } });
    const wrong = await replace('not this one');
    expect([wrong.status, wrong.json]).toMatchObject([403, { code: 'wrong_password' }]);
    const { status, json } = await replace(person.password);
    expect([status, json.recoveryCodes.length]).toEqual([200, 10]);
    expect((await tried(person, app.recoveryCodes[0])).status).toBe(403);
    expect((await tried(person, json.recoveryCodes[0])).status).toBe(201);
  });

  it('are for those who have a second factor', async () => {
    const person = await newPerson();
    const json = { password: person.password };
    const answer = await api('PUT', '/me/second-factor/recovery-codes', { as: person, json });
    expect([answer.status, answer.json.code]).toEqual([409, 'second_factor_missing']);
  });
});

describe('turning a second factor off', () => {
  it('takes the password, and forgets everything', async () => {
    const { person, app } = await guarded();
    const wrong = await disable(person, 'not this one');
    expect([wrong.status, wrong.json.code]).toEqual([403, 'wrong_password']);
    expect((await disable(person, person.password)).status).toBe(204);
    expect(await show(person)).toEqual({ enabledAt: null, recoveryCodesLeft: 0 });
    expect((await tried(person)).status).toBe(201);
    const twice = await disable(person, person.password);
    expect([twice.status, twice.json.code]).toEqual([409, 'second_factor_missing']);
    // The secret from before is worth nothing.
    await startSecondFactor(person, person.password);
    expect((await confirm(person, app.nextCode())).status).toBe(403);
  });

  it('is done by an admin for somebody who has lost their device', async () => {
    const { person } = await guarded();
    const path = `/users/${person.id}/second-factor`;
    const other = await newPerson();
    expect((await api('DELETE', path)).status).toBe(401);
    expect((await api('DELETE', path, { as: other })).status).toBe(403);
    const reader = await newKey(await newPerson('admin'), ['users:read']);
    expect((await api('DELETE', path, { as: reader })).status).toBe(403);
    const nobody = await api('DELETE', '/users/usr_01k5x3v8qzf0c9m2r7t4w6y8ab/second-factor', { as: await admin() });
    expect([nobody.status, nobody.json.code]).toEqual([404, 'user_not_found']);
    expect((await api('DELETE', '/users/nobody/second-factor', { as: await admin() })).status).toBe(400);

    const user = () => admin().then((as) => api<User>('GET', `/users/${person.id}`, { as }));
    expect((await user()).json.secondFactor).toBe(true);
    expect((await api('DELETE', path, { as: await admin() })).status).toBe(204);
    expect((await user()).json.secondFactor).toBe(false);
    expect((await api('GET', '/me', { as: person })).status).toBe(401);
    expect((await tried(person)).status).toBe(201);
    expect((await api('DELETE', path, { as: await admin() })).status).toBe(204);
  });
});
