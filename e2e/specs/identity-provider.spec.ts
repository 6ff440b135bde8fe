import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { adminAccount } from '../support/instance.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { expect, test as base } from '../support/test.ts';

/** A server of its own, which outlives the pages, and the provider that it trusts. */
const test = base.extend<{ readonly provider: IdentityProvider; readonly server: RunningServer }>({
  provider: async ({}, use) => {
    const provider = await startIdentityProvider({ email: 'ada@example.org', name: 'Ada Lovelace' });
    await use(provider);
    await provider.stop();
  },
  server: async ({ provider }, use) => {
    const server = await startServer({
      ...provider.settings,
      SHEAF_OIDC_NAME: 'Example Corp',
      SHEAF_OIDC_CREATE_USERS: 'example.org',
      SHEAF_ADMIN_EMAIL: adminAccount.email,
      SHEAF_ADMIN_PASSWORD: adminAccount.password,
    });
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.url),
});

test('a person signs in with the identity provider, once it answers, and comes to where they wanted', async ({
  page,
  provider,
  server,
  watch,
}) => {
  watch.allow(/^foreign request/);
  await page.goto('/trash');
  const signIn = page.getByRole('link', { name: 'Sign in with Example Corp' });
  await signIn.click();
  await expect(page.getByText('It does not answer right now.')).toBeVisible();
  provider.open(server.url);
  await signIn.click();
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Ada Lovelace/ })).toBeVisible();
});
