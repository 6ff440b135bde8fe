import type { AuditEvent, CreatedUser, Me, SignInOptions, User } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, type Caller } from './support/api.ts';
import { type Claims, startProvider, type TestProvider } from './support/identity-provider.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';
import { signIn, unique } from './support/people.ts';

/** A browser at a Sheaf with a provider of its own. */
interface World extends OwnServer {
  readonly provider: TestProvider;
  /** Signs in with the provider as somebody: where that leads, and the session that came of it. */
  signIn(subject: string | null, claims?: Claims, next?: string): Promise<Arrival>;
}

interface Arrival {
  readonly location: string;
  readonly session: Caller | null;
}

async function withProvider(test: (world: World) => Promise<void>, env: Readonly<Record<string, string>> = {}) {
  const provider = await startProvider();
  try {
    await withOwnServer(
      async (server) => {
        provider.open(server.url);
        const through = async (subject: string | null, claims?: Claims, next?: string) => {
          provider.signInAs(subject, claims);
          const browser = newBrowser(server.url);
          return browser.finish(await browser.reachCallback(next));
        };
        await test({ ...server, provider, signIn: through });
      },
      { ...provider.env, ...env },
    );
  } finally {
    await provider.stop();
  }
}

/** Follows redirects and keeps cookies, of Sheaf and of the provider apart. */
function newBrowser(url: string) {
  const jar = new Map<string, string>();
  const keep = (headers: Headers) => {
    for (const cookie of headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
  };
  const cookies = (isSheafs: boolean) =>
    Array.from(jar, ([name, value]) => [name, `${name}=${value}`] as const)
      .filter(([name]) => name.startsWith('sheaf_') === isSheafs)
      .map(([, pair]) => pair)
      .join('; ');
  return {
    /** Starts, goes through the provider, and stops before the callback: its path and query. */
    async reachCallback(next?: string): Promise<string> {
      const started = await api('GET', '/oidc/start', { url, ...(next !== undefined && { query: { next } }) });
      expect(started.status).toBe(307);
      keep(started.headers);
      let location = started.headers.get('location') ?? '';
      for (let hops = 0; !location.startsWith(url) && !location.startsWith('/login') && hops < 10; hops += 1) {
        const answer = await fetch(location, { redirect: 'manual', headers: { cookie: cookies(false) } });
        keep(answer.headers);
        location = new URL(answer.headers.get('location') ?? 'about:blank', location).href;
      }
      return location.replace(`${url}/api`, '');
    },
    async finish(callback: string): Promise<Arrival> {
      const headers = { cookie: cookies(true) };
      const answer = await api('GET', callback, { url, headers });
      expect(answer.status).toBe(307);
      const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('sheaf_session='));
      const pair = session?.split(';')[0];
      return {
        location: answer.headers.get('location') ?? '',
        session: pair === undefined ? null : { headers: { cookie: pair } },
      };
    },
  };
}

const verified = (email: string, name?: string): Claims => ({ email, email_verified: true, ...(name && { name }) });
const problem = ({ location }: Arrival) => new URL(location, 'http://sheaf.invalid').searchParams.get('problem');

describe('signing in with an identity provider', () => {
  it('links whoever has a verified address to their account, and knows them by their identity then', async () => {
    await withProvider(async ({ url, admin: as, signIn: through }) => {
      const email = `${unique()}@example.com`;
      const json = { name: 'Ada', email, role: 'member', password: 'a password of theirs' };
      const { json: user } = await api<CreatedUser>('POST', '/users', { url, as, json });
      const arrival = await through('ada-1', verified(email.toUpperCase()), '/files/shared?sort=name');
      expect(arrival.location).toBe('/files/shared?sort=name');
      const me = await api<Me>('GET', '/me', { url, as: arrival.session ?? undefined });
      expect(me.json.id).toBe(user.id);

      // The address is another one there by now.
      const again = await through('ada-1', verified(`${unique()}@example.com`));
      expect([again.location, again.session]).toEqual(['/', expect.anything()]);
      // Somebody else has been given it.
      const other = await through('eve-2', verified(email));
      expect([problem(other), other.session]).toEqual(['oidc_other_identity', null]);
      await expect(signIn(email, json.password, { url })).resolves.toBeDefined();

      await api('PATCH', `/users/${user.id}`, { url, as, json: { disabled: true } });
      const disabled = await through('ada-1', verified(email));
      expect([problem(disabled), disabled.session]).toEqual(['account_disabled', null]);

      const { text } = await api('GET', '/audit', { url, as });
      const events = text
        .split('\n')
        .filter(Boolean)
        .map((line): AuditEvent => JSON.parse(line));
      expect(events.filter(({ action }) => action === 'user.identity_linked')).toMatchObject([{ actor: user.id }]);
      const refused = events.filter(({ action }) => action === 'session.refused');
      expect(refused.at(-1)?.facts).toContainEqual({ name: 'reason', after: 'account_disabled' });
    });
  });

  it('lets in nobody whose address is not verified, nor a stranger, nor whoever says no', async () => {
    await withProvider(async ({ url, admin: as, signIn: through }) => {
      const email = `${unique()}@example.com`;
      await api('POST', '/users', { url, as, json: { name: 'Ada', email, role: 'member' } });
      for (const claims of [{ email }, { email, email_verified: false }, { name: 'Ada' }]) {
        const arrival = await through(unique('sub'), claims);
        expect([problem(arrival), arrival.session]).toEqual(['oidc_email_unverified', null]);
      }
      const stranger = await through('eve', verified(`${unique()}@example.com`));
      expect([problem(stranger), stranger.session]).toEqual(['oidc_unknown', null]);
      const no = await through(null);
      expect([problem(no), no.session]).toEqual(['oidc_refused', null]);
    });
  });

  it('makes accounts for the domains that are listed', async () => {
    const env = { SHEAF_OIDC_CREATE_USERS: 'example.org, Example.NET', SHEAF_OIDC_NAME: 'Example' };
    await withProvider(async ({ url, admin: as, signIn: through }) => {
      const { json: options } = await api<SignInOptions>('GET', '/sign-in-options', { url });
      expect(options).toEqual({ oidc: { name: 'Example' } });
      const arrival = await through('grace', verified('grace.hopper@example.net', 'Grace Hopper'));
      const { json: me } = await api<Me>('GET', '/me', { url, as: arrival.session ?? undefined });
      expect(me).toMatchObject({ name: 'Grace Hopper', handle: 'grace-hopper', role: 'member', pending: false });
      for (const email of ['eve@example.com', 'eve@evil.example.org', 'eve@example.org.evil.com']) {
        expect(problem(await through(unique(), verified(email)))).toBe('oidc_unknown');
      }
      // A password does not come along.
      const tried = await api('POST', '/session', { url, json: { email: me.email, password: 'x' } });
      expect(tried.status).toBe(401);

      // By its address an account is linked: people do not choose theirs themselves.
      const session = arrival.session ?? undefined;
      const moved = await api('PATCH', '/me', { url, as: session, json: { email: 'boss@example.org' } });
      expect([moved.status, moved.json.code]).toEqual([403, 'forbidden']);
      const kept = await api('PATCH', '/me', { url, as: session, json: { email: me.email, name: 'Grace' } });
      expect(kept.status).toBe(200);
      const byAdmin = await api<User>('PATCH', `/users/${me.id}`, { url, as, json: { email: 'grace@example.org' } });
      expect(byAdmin.json.email).toBe('grace@example.org');
    }, env);
  });

  it('counts for the browser that has begun it, once', async () => {
    await withProvider(async ({ url, admin: as, provider }) => {
      const email = `${unique()}@example.com`;
      await api('POST', '/users', { url, as, json: { name: 'Ada', email, role: 'member' } });
      provider.signInAs('ada', verified(email));
      const [mine, theirs] = [newBrowser(url), newBrowser(url)];
      const callback = await mine.reachCallback();
      await theirs.reachCallback();
      for (const browser of [newBrowser(url), theirs]) {
        const arrival = await browser.finish(callback);
        expect([problem(arrival), arrival.session]).toEqual(['oidc_expired', null]);
      }
      expect((await mine.finish(callback)).session).not.toBeNull();
      const again = await mine.finish(callback);
      expect([problem(again), again.session]).toEqual(['oidc_refused', null]);
    });
  });

  it('takes over https no cookie that another host could have planted', async () => {
    await withProvider(
      async ({ url, provider }) => {
        const iss = provider.env['SHEAF_OIDC_ISSUER'] ?? '';
        const started = await api('GET', '/oidc/start', { url });
        const [cookie = '', ...flags] = started.headers.get('set-cookie')?.split('; ') ?? [];
        expect(cookie).toMatch(/^__Host-sheaf_oidc=/);
        expect(flags).toEqual(expect.arrayContaining(['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax']));
        const state = new URL(started.headers.get('location') ?? '').searchParams.get('state') ?? '';
        const back = async (sent: string) => {
          const asked = { url, query: { state, iss, code: 'c' }, headers: { cookie: sent } };
          return (await api('GET', '/oidc/callback', asked)).headers.get('location');
        };
        expect(await back(cookie.replace('__Host-', ''))).toBe('/login?problem=oidc_expired&next=%2F');
        expect(await back(cookie)).toBe('/login?problem=oidc_refused&next=%2F');
      },
      { SHEAF_PUBLIC_URL: 'https://files.example.org' },
    );
  });

  it('leads to no other site', async () => {
    await withProvider(async ({ url }) => {
      for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', 'files', '/ /evil', '']) {
        const { status, json } = await api('GET', '/oidc/start', { url, query: { next } });
        expect([next, status, json.code]).toEqual([next, 400, 'invalid_input']);
      }
      const flow = { state: 's', nonce: 'n', verifier: 'v', next: '//evil.example' };
      const cookie = `sheaf_oidc=${Buffer.from(JSON.stringify(flow)).toString('base64url')}`;
      const planted = await api('GET', '/oidc/callback', {
        url,
        query: { state: 's', code: 'c' },
        headers: { cookie },
      });
      expect(planted.headers.get('location')).toBe('/login?problem=oidc_expired&next=%2F');
      const long = await api('GET', '/oidc/callback', { url, query: { state: 'x'.repeat(513) } });
      expect(long.status).toBe(400);
    });
  });

  it('waits for no provider to start, says when it does not answer, and asks it again', async () => {
    const provider = await startProvider();
    try {
      await withOwnServer(async ({ url, admin: as }) => {
        const down = await api('GET', '/oidc/start', { url, query: { next: '/trash' } });
        expect(down.headers.get('location')).toBe('/login?problem=oidc_unavailable&next=%2Ftrash');
        provider.open(url);
        const email = `${unique()}@example.com`;
        await api('POST', '/users', { url, as, json: { name: 'Ada', email, role: 'member' } });
        provider.signInAs('ada', verified(email));
        const browser = newBrowser(url);
        expect((await browser.finish(await browser.reachCallback())).session).not.toBeNull();
      }, provider.env);
    } finally {
      await provider.stop();
    }
  });
});

describe('without an identity provider', () => {
  it('there is none to sign in with', async () => {
    expect((await api<SignInOptions>('GET', '/sign-in-options')).json).toEqual({ oidc: null });
    for (const path of ['/oidc/start', '/oidc/callback']) {
      const { headers } = await api('GET', path);
      expect(headers.get('location')).toBe('/login?problem=oidc_off&next=%2F');
    }
  });
});
