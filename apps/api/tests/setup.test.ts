import type { Me, Session, Setup, SpacePage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, tally } from './support/api.ts';
import { setupToken, withNewServer } from './support/own-server.ts';
import { signIn } from './support/people.ts';

const person = { name: 'Ada Lovelace', email: 'ada@example.com', password: 'correct horse battery' };

describe('a new instance', () => {
  it('is set up once, by whoever can read the console', async () => {
    await withNewServer(async (server) => {
      const { url } = server;
      const setup = () => api<Setup>('GET', '/setup', { url });
      const complete = (json: object) => api('POST', '/setup', { url, json: { ...person, ...json } });
      const refused = async (json: object) => {
        const answer = await complete(json);
        expect(answer.headers.getSetCookie()).toEqual([]);
        expect((await setup()).json).toEqual({ completed: false });
        return [answer.status, answer.json.code];
      };
      expect(await setup()).toMatchObject({ status: 200, json: { completed: false } });
      const token = await setupToken(server);
      expect(token).toMatch(/^[\w-]{32,}$/);

      expect(await refused({})).toEqual([400, 'invalid_input']);
      expect(await refused({ token: '' })).toEqual([400, 'invalid_input']);
      for (const password of ['eleven long', 'adminadminadmin']) {
        expect(await refused({ token, password })).toEqual([400, 'invalid_input']);
      }
      expect(await refused({ token, role: 'admin' })).toEqual([400, 'invalid_input']);
      expect(await refused({ token: 'guess' })).toEqual([403, 'invalid_setup_token']);
      expect(await refused({ token: token.slice(0, -1) })).toEqual([403, 'invalid_setup_token']);
      expect(
        (await api('POST', '/session', { url, json: { email: person.email, password: person.password } })).status,
      ).toBe(401);

      const answers = await Promise.all([complete({ token, handle: 'ada' }), complete({ token, handle: 'eve' })]);
      expect(tally(answers)).toEqual({ 201: 1, 409: 1 });
      const done = answers.find(({ status }) => status === 201);
      expect(done?.headers.get('set-cookie')).toMatch(/^sheaf_session=[\w-]{43}; .*HttpOnly/);
      const cookie = done?.headers.getSetCookie()[0]?.split(';')[0] ?? '';

      expect((await setup()).json).toEqual({ completed: true });
      for (const json of [{ token }, { token: 'guess' }]) {
        const again = await complete({ ...json, email: 'eve@example.com' });
        expect([again.status, again.json.code]).toEqual([409, 'already_set_up']);
      }

      const { json: session } = await api<Session>('GET', '/session', { url, headers: { cookie } });
      expect(session.user).toMatchObject({ email: person.email, role: 'admin' });
      const { json: me } = await api<Me>('GET', '/me', { url, headers: { cookie } });
      const { json: spaces } = await api<SpacePage>('GET', '/spaces', { url, headers: { cookie } });
      expect(spaces.items.map(({ name, role, personal }) => [name, role, personal])).toEqual([
        ['shared', 'owner', false],
        [me.personalSpace, 'owner', true],
      ]);
      await expect(signIn(person.email, person.password, { url })).resolves.toBeDefined();
    });
  });
});

describe('an instance with its admin in the environment', () => {
  it('is set up, and has printed no token', async () => {
    const { json } = await api<Setup>('GET', '/setup');
    expect(json).toEqual({ completed: true });
    const answer = await api('POST', '/setup', { json: { ...person, token: 'guess' } });
    expect([answer.status, answer.json.code]).toEqual([409, 'already_set_up']);
  });
});
