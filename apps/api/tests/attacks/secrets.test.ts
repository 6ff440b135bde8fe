import type { CreatedApiKey, CreatedShare, CreatedUser, Entry, RecoveryCodes } from '@sheaf/contracts';
import { expect, it, vi } from 'vitest';

import { api, fileUrl, tally } from '../support/api.ts';
import { codeOf, startSecondFactor } from '../support/authenticator.ts';
import { withOwnServer } from '../support/own-server.ts';
import { newPerson, signIn, unique } from '../support/people.ts';

/*
 * Attacks on what must stay secret: in the log, in errors, and by sessions that somebody else has chosen.
 */

it('tokens in logs: no secret is in any line, however much is logged', async () => {
  await withOwnServer(
    async ({ url, admin: as, output }) => {
      const email = `${unique()}@example.com`;
      const [password, wrong, phrase] = ['a password of theirs', 'not the password', 'words-looked-for'];
      const json = { name: 'Eve', email, role: 'member' };
      const { json: user } = await api<CreatedUser>('POST', '/users', { url, as, json });
      const invitation = user.invitation?.url.split('/').at(-1) ?? '';
      await api('GET', `/invitations/${invitation}`, { url });
      await api('POST', `/invitations/${invitation}`, { url, json: { password } });
      const person = await signIn(email, password, { url });
      await api('POST', '/session', { url, json: { email, password: wrong } });
      const { json: key } = await api<CreatedApiKey>('POST', '/api-keys', {
        url,
        as: person,
        json: { name: 'key', scopes: ['files:read'] },
      });
      await api('GET', '/search', { url, headers: { authorization: `Bearer ${key.secret}` }, query: { q: phrase } });
      const { json: file } = await api<Entry>('PUT', fileUrl('shared/a.txt'), { url, as, body: 'a' });
      const { json: link } = await api<CreatedShare>('POST', '/shares', {
        url,
        as,
        json: { entry: file.id, password },
      });
      const { headers } = await api('POST', `/links/${link.token}`, { url, json: { password } });
      const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
      for (const path of [`/links/${link.token}`, `/shared/${link.token}`, `/shared/${link.token}/nowhere`]) {
        for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
          await fetch(`${url}/api${path}`, { method, redirect: 'manual', headers: { cookie } });
        }
      }
      await api('GET', `/shared/${link.token}/files/a.txt`, { url, headers: { cookie } });
      const factor = await startSecondFactor(person, password, { url });
      const confirmation = { url, as: person, json: { code: codeOf(factor) } };
      const { json: codes } = await api<RecoveryCodes>('POST', '/me/second-factor/confirm', confirmation);
      const [recovery = ''] = codes.recoveryCodes;
      await api('POST', '/session', { url, json: { email, password, code: recovery } });
      await vi.waitUntil(() => output().includes('"operationId":"confirmSecondFactor"'));
      expect(output()).toContain('"msg":"query"');
      const session = person.headers['cookie']?.split('=')[1] ?? '';
      const made = { invitation, session, key: key.secret, link: link.token, factor, recovery };
      const secrets = { password, wrong, phrase, ...made };
      for (const [what, secret] of Object.entries({ ...secrets, pass: cookie.split('=')[1] ?? '' })) {
        expect(secret.length, what).toBeGreaterThan(8);
        expect(output(), what).not.toContain(secret);
      }
    },
    { LOG_LEVEL: 'trace' },
  );
});

it('log injection: what a caller sends makes no line of its own', async () => {
  await withOwnServer(async ({ url, admin: as, output }) => {
    const forged = '{"level":30,"msg":"forged"}';
    const evil = `a\r\n${forged}\n\u001b[2J\u2028`;
    await api('GET', `/spaces/${encodeURIComponent(evil.slice(0, 60))}`, { url, as });
    await api('GET', `/files/${encodeURIComponent(evil)}`, { url, as });
    await api('GET', '/entries', { url, as, query: { folder: evil } });
    await api('POST', '/session', { url, json: { email: evil, password: evil } });
    await api('GET', '/hello', { url, headers: { 'user-agent': forged, 'x-request-id': 'a"b' } });
    const { text } = await api('GET', '/me', { url, as, headers: { 'x-request-id': 'the-last' } });
    expect(text).toContain('usr_');
    await vi.waitUntil(() => output().includes('the-last'));
    const lines = output().split('\n').filter(Boolean);
    const own = /^(Sheaf is ready at|Finish the set-up at|Stopping)/;
    for (const line of lines.filter((each) => !own.test(each))) {
      expect(JSON.parse(line), line).not.toMatchObject({ msg: 'forged' });
    }
    expect(output()).not.toContain('\u001b');
  });
});

it('secrets in error answers: an answer repeats no password and no credential', async () => {
  const person = await newPerson();
  const secret = unique('a-secret');
  const tried = [
    await api('POST', '/session', { json: { email: person.email, password: secret } }),
    await api('POST', '/session', { json: { email: 'no address', password: secret, [secret]: 1 } }),
    await api('PUT', '/me/password', {
      as: person,
      json: { currentPassword: secret, newPassword: secret.slice(0, 11) },
    }),
    await api('GET', '/me', { headers: { authorization: `Bearer ${secret}` } }),
    await api('GET', '/me', { headers: { cookie: `sheaf_session=${secret}` } }),
    await api('POST', `/invitations/${secret}`, { json: { password: secret } }),
  ];
  for (const { status, text } of tried) {
    expect(status).toBeGreaterThanOrEqual(400);
    // A member that nobody knows is named, since its name is no secret: the value never is.
    expect(text.replaceAll(`"path":["${secret}"]`, '')).not.toMatch(/stack|node_modules|\.ts:\d/);
    expect(JSON.stringify({ ...JSON.parse(text), issues: undefined })).not.toContain(secret);
  }
});

it('lock-out bypass: no spelling, no header and no crowd buys more than ten guesses', async () => {
  await withOwnServer(
    async ({ url, admin: as }) => {
      const [email, password] = ['eve.adams@example.com', 'a password of theirs'];
      const user = { name: 'Eve', email, role: 'member', password };
      expect((await api('POST', '/users', { url, as, json: user })).status).toBe(201);
      const guess = (index: number, said: string) => {
        const spelling = index % 2 ? email.toUpperCase() : 'Eve.Adams@Example.com';
        const headers = {
          'x-forwarded-for': `192.0.2.${index}`,
          'user-agent': `browser ${index}`,
          forwarded: `for=${index}`,
        };
        return api('POST', '/session', { url, headers, json: { email: spelling, password: said } });
      };
      const crowd = await Promise.all(Array.from({ length: 40 }, (_, index) => guess(index, `guess ${index}`)));
      expect(tally(crowd)).toEqual({ 401: 10, 429: 30 });
      // The right password is no way to find out that it is right, and a session elsewhere goes on.
      expect((await guess(41, password)).status).toBe(429);
      expect((await api('GET', '/me', { url, as })).status).toBe(200);
    },
    { SHEAF_RATE_LIMIT: 'on' },
  );
});

it('session fixation: a session that was chosen beforehand is never one’s own', async () => {
  const person = await newPerson();
  const planted = 'A'.repeat(43);
  const json = { email: person.email, password: person.password };
  const headers = { cookie: `sheaf_session=${planted}; sheaf_session=${planted}` };
  const first = await api('POST', '/session', { headers, json });
  const second = await api('POST', '/session', { headers: { cookie: cookieIn(first.headers) }, json });
  const sessions = [first, second].map((answer) => cookieIn(answer.headers));
  expect(new Set([...sessions, `sheaf_session=${planted}`]).size).toBe(3);
  expect((await api('GET', '/me', { headers })).status).toBe(401);
  for (const cookie of sessions) expect((await api('GET', '/me', { headers: { cookie } })).status).toBe(200);
});

function cookieIn(headers: Headers): string {
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
