import type { Me, Session, SessionPage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { type Answer, api, type Caller } from './support/api.ts';
import { codeOf, startSecondFactor } from './support/authenticator.ts';
import { withOwnServer } from './support/own-server.ts';
import { admin, newKey, newPerson, type Person, signIn } from './support/people.ts';

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const { email, password, id } = await newPerson();
    const headers = { 'user-agent': 'Contract test/1.0' };
    const answer = await api<Session>('POST', '/session', { json: { email, password }, headers });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({ user: { id, email }, userAgent: 'Contract test/1.0' });
    expect(answer.headers.get('cache-control')).toBe('no-store');

    const [cookie = '', ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([]);
    const [pair = '', ...attributes] = cookie.split('; ');
    expect(pair).toMatch(/^sheaf_session=[\w-]{43}$/);
    const [expires, ...flags] = attributes.toSorted();
    expect(flags).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax']);
    expect(Date.parse(expires?.replace('Expires=', '') ?? '')).toBeGreaterThan(Date.now());
    expect(answer.text).not.toContain(pair.replace('sheaf_session=', ''));
  });

  it('lasts in the browser to the session’s end, since its use prolongs it at the server alone', async () => {
    const { email, password } = await newPerson();
    const { headers, json } = await api<Session>('POST', '/session', { json: { email, password } });
    const [, expires = ''] = /Expires=([^;]+)/.exec(headers.get('set-cookie') ?? '') ?? [];
    const days = (until: string) => Math.round((Date.parse(until) - Date.parse(json.createdAt)) / 86_400_000);
    expect([days(json.expiresAt), days(expires)]).toEqual([30, 180]);
  });

  it('does not mind the case of the address', async () => {
    const { email, password } = await newPerson();
    await expect(signIn(email.toUpperCase(), password)).resolves.toBeDefined();
  });

  it('says the same of a wrong password and of an address that nobody has', async () => {
    const { email } = await newPerson();
    const wrong = await api('POST', '/session', { json: { email, password: 'wrong password' } });
    const nobody = await api('POST', '/session', { json: { email: `not-${email}`, password: 'wrong password' } });
    expect(wrong.status).toBe(401);
    expect(wrong.json).toMatchObject({ code: 'invalid_credentials', title: 'Unauthorized' });
    expect(wrong.headers.getSetCookie()).toEqual([]);
    const { requestId: _a, ...wrongBody } = wrong.json;
    const { requestId: _b, ...nobodyBody } = nobody.json;
    expect(nobody.status).toBe(401);
    expect(nobodyBody).toEqual(wrongBody);
  });

  it('tells a disabled user only after the right password', async () => {
    const { id, email, password } = await newPerson();
    await api('PATCH', `/users/${id}`, { as: await admin(), json: { disabled: true } });
    const right = await api('POST', '/session', { json: { email, password } });
    expect([right.status, right.json.code]).toEqual([403, 'account_disabled']);
    const wrong = await api('POST', '/session', { json: { email, password: 'wrong password' } });
    expect([wrong.status, wrong.json.code]).toEqual([401, 'invalid_credentials']);
  });

  it.each([
    ['no password', { email: 'a@example.com' }, 'password'],
    ['an empty password', { email: 'a@example.com', password: '' }, 'password'],
    ['an address that is none', { email: 'a', password: 'long enough' }, 'email'],
    ['a password of the wrong type', { email: 'a@example.com', password: 12345678 }, 'password'],
  ])('refuses %s', async (_what, json, member) => {
    const answer = await api('POST', '/session', { json });
    expect([answer.status, answer.json.issues?.[0]?.path]).toEqual([400, [member]]);
  });
});

describe('signing in while the account changes', () => {
  /** So many that most of them wait for their password to be checked. */
  const rush = ({ email, password }: Person) =>
    Array.from({ length: 12 }, () => api('POST', '/session', { json: { email, password } }));
  const isAlive = async ({ headers }: Answer<unknown>) => {
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    return (await api('GET', '/me', { headers: { cookie } })).status === 200;
  };

  it('nobody comes in who is deleted meanwhile', async () => {
    const person = await newPerson();
    const asked = rush(person);
    await api('DELETE', `/users/${person.id}`, { as: await admin(), query: { space: 'trash' } });
    const answers = await Promise.all(asked);
    expect(answers.filter(({ status }) => status !== 201 && status !== 401)).toEqual([]);
    expect(await Promise.all(answers.map(isAlive))).not.toContain(true);
  });

  it('nobody comes in who is disabled meanwhile, not even when they are enabled again', async () => {
    const person = await newPerson();
    const disable = async (disabled: boolean) =>
      api('PATCH', `/users/${person.id}`, { as: await admin(), json: { disabled } });
    const asked = rush(person);
    await disable(true);
    const answers = await Promise.all(asked);
    await disable(false);
    expect(await Promise.all(answers.map(isAlive))).not.toContain(true);
  });

  it('nobody comes in without the second factor that is turned on meanwhile', async () => {
    const person = await newPerson();
    const secret = await startSecondFactor(person, person.password);
    const asked = rush(person);
    const json = { code: codeOf(secret) };
    expect((await api('POST', '/me/second-factor/confirm', { as: person, json })).status).toBe(200);
    const answers = await Promise.all(asked);
    expect(await Promise.all(answers.map(isAlive))).not.toContain(true);
    expect((await api('GET', '/me', { as: person })).status).toBe(200);
  });
});

describe('guessing a password', () => {
  it('is refused for a while after several failures in a row', async () => {
    await withOwnServer(
      async ({ url, admin: as }) => {
        const signing = { email: 'ada@example.com', password: 'a guess' };
        const changing = { currentPassword: 'a guess', newPassword: 'long enough to pass' };
        for (const guess of [
          () => api('POST', '/session', { url, json: signing }),
          () => api('PUT', '/me/password', { url, as, json: changing }),
        ]) {
          let answer = await guess();
          for (let tries = 1; answer.status !== 429 && tries < 100; tries += 1) answer = await guess();
          expect([answer.status, answer.json.code]).toEqual([429, 'too_many_requests']);
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        }
      },
      { SHEAF_RATE_LIMIT: '' },
    );
  });

  it('is refused where the guesses come from, and lets whoever knows the password in from elsewhere', async () => {
    await withOwnServer(
      async ({ url, admin: as }) => {
        const victim = { email: 'victim@example.com', password: 'a password of theirs' };
        await api('POST', '/users', { url, as, json: { ...victim, name: 'Victim', role: 'member' } });
        const signInFrom = async (address: string, json: object) =>
          (await api('POST', '/session', { url, json, headers: { 'x-forwarded-for': address } })).status;
        const guess = { ...victim, password: 'a guess' };
        // One of the many addresses that the guesser has.
        const statuses: number[] = [];
        for (let tries = 0; tries < 11; tries += 1) statuses.push(await signInFrom(`2001:db8::${tries + 1}`, guess));
        expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
        expect(await signInFrom('2001:db8::1', victim)).toBe(429);
        expect(await signInFrom('198.51.100.7, 2001:db8::1', victim)).toBe(429);
        expect(await signInFrom('198.51.100.7', victim)).toBe(201);
        expect(await signInFrom('2001:db8::1', guess)).toBe(429);

        // From many networks: each has one guess in the end, and the victim is let in all the same.
        for (let network = 0; network < 9; network += 1) {
          for (let tries = 0; tries < 10; tries += 1) await signInFrom(`192.0.2.${network}`, guess);
        }
        expect([await signInFrom('203.0.113.1', guess), await signInFrom('203.0.113.1', guess)]).toEqual([401, 429]);
        expect(await signInFrom('203.0.113.2', victim)).toBe(201);
      },
      { SHEAF_RATE_LIMIT: '', SHEAF_TRUSTED_PROXIES: '127.0.0.1, ::1' },
    );
  });
});

describe('the session', () => {
  it('shows who is signed in, with what device', async () => {
    const person = await newPerson();
    const answer = await api<Session>('GET', '/session', { as: person });
    expect(answer.status).toBe(200);
    expect(answer.json.user.id).toBe(person.id);
    expect(Date.parse(answer.json.expiresAt)).toBeGreaterThan(Date.parse(answer.json.createdAt));
  });

  it('is nothing that a key has', async () => {
    const key = await newKey(await newPerson(), ['users:read']);
    expect((await api('GET', '/session', { as: key })).status).toBe(401);
    expect((await api('DELETE', '/session', { as: key })).status).toBe(401);
  });

  it('ends by signing out, alone of its user’s', async () => {
    const person = await newPerson();
    const other = await signIn(person.email, person.password);
    const answer = await api('DELETE', '/session', { as: person });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^sheaf_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await api('GET', '/me', { as: person })).status).toBe(401);
    expect((await api('DELETE', '/session', { as: person })).status).toBe(401);
    expect((await api('GET', '/me', { as: other })).status).toBe(200);
  });
});

describe('all sessions of a user', () => {
  const list = async (as: Caller, query: Record<string, string | number> = {}) =>
    (await api<SessionPage>('GET', '/sessions', { as, query })).json;

  it('are listed with their devices, the latest first, page by page', async () => {
    const person = await newPerson();
    const phone = await signIn(person.email, person.password, { headers: { 'user-agent': 'a phone' } });
    const { items } = await list(phone);
    expect(items.map(({ userAgent, address, current }) => [userAgent, address, current])).toEqual([
      ['a phone', '127.0.0.1', true],
      [expect.any(String), '127.0.0.1', false],
    ]);
    const first = await list(phone, { limit: 1 });
    const second = await list(phone, { limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.nextCursor).toBeNull();
    const { json: current } = await api<Session>('GET', '/session', { as: phone });
    expect(items[0]?.id).toBe(current.id);
  });

  it('end one by one, and nobody else’s do', async () => {
    const [person, stranger] = await Promise.all([newPerson(), newPerson()]);
    const phone = await signIn(person.email, person.password);
    const other = (await list(person)).items.find(({ current }) => !current);
    const path = `/sessions/${other?.id}`;
    for (const as of [stranger, await admin()]) {
      const refused = await api('DELETE', path, { as });
      expect([refused.status, refused.json.code]).toEqual([404, 'session_not_found']);
    }
    expect((await api('GET', '/me', { as: phone })).status).toBe(200);
    expect((await api('DELETE', path, { as: person })).status).toBe(204);
    expect((await api('GET', '/me', { as: phone })).status).toBe(401);
    expect((await api('DELETE', path, { as: person })).status).toBe(404);
    expect((await list(person)).items).toHaveLength(1);
  });

  it('end at once, and the keys go on working', async () => {
    const person = await newPerson();
    const [phone, key] = [await signIn(person.email, person.password), await newKey(person, ['files:read'])];
    const answer = await api('DELETE', '/sessions', { as: person });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('1970')]);
    for (const as of [person, phone]) expect((await api('GET', '/me', { as })).status).toBe(401);
    expect((await api('GET', '/me', { as: key })).status).toBe(200);
    await expect(signIn(person.email, person.password)).resolves.toBeDefined();
  });

  it('end but for the one that asks, if that is wanted', async () => {
    const person = await newPerson();
    const phone = await signIn(person.email, person.password);
    const answer = await api('DELETE', '/sessions', { as: person, query: { keepCurrent: 'true' } });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, null]);
    expect((await api('GET', '/me', { as: phone })).status).toBe(401);
    expect((await list(person)).items).toMatchObject([{ current: true }]);
  });
});

describe('behind https', () => {
  const publicUrl = 'https://files.example.org';

  it('the cookie is bound to the host, and the origin is the public one', async () => {
    await withOwnServer(
      async ({ url, admin: caller }) => {
        const { cookie = '' } = caller.headers;
        expect(cookie).toMatch(/^__Host-sheaf_session=/);
        const json = { email: 'admin@example.com', password: 'correct horse battery' };
        const { headers } = await api('POST', '/session', { url, json });
        expect(headers.get('set-cookie')?.split('; ')).toEqual(
          expect.arrayContaining(['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']),
        );
        expect(headers.get('set-cookie')).not.toContain('Domain');

        const plain = { cookie: cookie.replace('__Host-', '') };
        expect((await api('GET', '/me', { url, headers: plain })).status).toBe(401);
        const change = (origin: string) =>
          api<Me>('PATCH', '/me', { url, as: caller, headers: { origin }, json: { name: origin } });
        expect((await change(publicUrl)).status).toBe(200);
        expect((await change(url)).status).toBe(403);
        expect((await change('http://files.example.org')).status).toBe(403);
      },
      { SHEAF_PUBLIC_URL: publicUrl },
    );
  });
});
