import { expect, it } from 'vitest';

import { api, type Answer, type Problem } from './support/api.ts';
import { withNewServer, withOwnServer } from './support/own-server.ts';

/*
 * Passwords are hashed a few at a time, and only so many may wait: whoever comes then is told to come back.
 */

type Call = () => Promise<Answer<Problem>>;

/** Makes each call again and again while many sign-ins wait, until it is refused for that. */
async function expectBusy(url: string, calls: readonly Call[]): Promise<void> {
  const json = { email: 'nobody@example.com', password: 'a guess' };
  const left = new Set(calls);
  while (left.size > 0) {
    const crowd = Promise.all(Array.from({ length: 130 }, () => api('POST', '/session', { url, json })));
    let isBusy = true;
    void crowd.then(() => (isBusy = false));
    const insist = async (call: Call): Promise<void> => {
      while (isBusy && left.has(call)) {
        const answer = await call();
        if (answer.status !== 503) continue;
        expect(answer.json.code).toBe('unavailable');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        left.delete(call);
      }
    };
    await Promise.all([...left].map(insist));
    await crowd;
  }
}

it('a busy server asks to come back later', async () => {
  await withOwnServer(async ({ url, admin }) => {
    const email = 'crowd@example.com';
    const user = { name: 'x', email, role: 'member', password: 'long enough to pass' };
    const guess = { currentPassword: 'a guess', newPassword: 'long enough to pass' };
    const { json: me } = await api<{ id: string }>('GET', '/me', { url, as: admin });
    await expectBusy(url, [
      () => api('POST', '/session', { url, json: { email, password: 'a guess' } }),
      () => api('POST', '/users', { url, as: admin, json: user }),
      () => api('PATCH', `/users/${me.id}`, { url, as: admin, json: { password: 'long enough to pass' } }),
      () => api('PUT', '/me/password', { url, as: admin, json: guess }),
    ]);
    expect((await api('GET', '/me', { url, as: admin })).status).toBe(200);
  });
});

it('a busy server that is not set up yet does so too', async () => {
  await withNewServer(async ({ url }) => {
    const json = { token: 'guess', name: 'x', email: 'x@example.com', password: 'long enough to pass' };
    await expectBusy(url, [() => api('POST', '/setup', { url, json })]);
  });
});
