import { randomUUID } from 'node:crypto';

import { type components, createClient, type SheafClient, type User, type UserRole } from '@sheaf/client';
import type { BrowserContext, Page } from '@playwright/test';

import { adminAccount, serverAddress } from './instance.ts';

type NewShare = components['schemas']['NewShare'];

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** Somebody signed in: `api` acts for them, `cookie` lets a browser do so. */
export interface Person extends Account {
  readonly user: User;
  /** The name of their personal space. */
  readonly space: string;
  readonly api: SheafClient;
  readonly cookie: string;
}

/** Somebody whom no other test knows. */
export async function createPerson(
  admin: SheafClient,
  given: { name?: string; role?: UserRole } = {},
): Promise<Person> {
  const { name = 'Ada Lovelace', role = 'member' } = given;
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${randomUUID().slice(0, 8)}@example.org`;
  const password = randomUUID();
  const { data: user } = await admin.POST('/users', { body: { name, email, role, password } });
  const cookie = await signIn({ email, password });
  return { user, email, password, cookie, space: `~${user.handle}`, api: clientWith(cookie) };
}

export async function adminClient(): Promise<SheafClient> {
  return clientWith(await signIn(adminAccount));
}

/** Signs a browser in without its sign-in page. */
export async function enter(context: BrowserContext, person: Pick<Person, 'cookie'>): Promise<void> {
  const [name = '', value = ''] = person.cookie.split('=');
  await context.addCookies([{ name, value, url: serverAddress() }]);
}

/** Takes the page's session away. */
export async function forget(page: Page): Promise<void> {
  // A page that is still loading would go to sign in by itself, and cut off where the test goes next.
  await page.goto('about:blank');
  await page.context().clearCookies();
}

/** The page of a new share link, without its origin. */
export async function shareAddress(api: SheafClient, link: NewShare): Promise<string> {
  const { data } = await api.POST('/shares', { body: link });
  return new URL(data.url).pathname;
}

/** The session's cookie, as `name=value`. */
async function signIn(account: Account): Promise<string> {
  const { response } = await createClient({ baseUrl: apiUrl() }).POST('/session', { body: account });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error('Signing in set no cookie.');
  return cookie;
}

function clientWith(cookie: string): SheafClient {
  return createClient({ baseUrl: apiUrl(), headers: { cookie } });
}

function apiUrl(): string {
  return `${serverAddress()}/api`;
}
