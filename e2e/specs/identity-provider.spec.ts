import { startIdentityProvider } from '../support/identity-provider.ts';
import { adminAccount } from '../support/instance.ts';
import { startServer } from '../support/server.ts';
import { expect, test } from '../support/test.ts';

test('a person signs in with the identity provider, once it answers, and comes to where they wanted', async ({
  page,
  watch,
}) => {
  watch.allow(/^foreign request/);
  const provider = await startIdentityProvider({ email: 'ada@example.org', name: 'Ada Lovelace' });
  const server = await startServer({
    ...provider.settings,
    SHEAF_OIDC_NAME: 'Example Corp',
    SHEAF_OIDC_CREATE_USERS: 'example.org',
    SHEAF_ADMIN_EMAIL: adminAccount.email,
    SHEAF_ADMIN_PASSWORD: adminAccount.password,
  });
  try {
    await page.goto(`${server.url}/trash`);
    const signIn = page.getByRole('link', { name: 'Sign in with Example Corp' });
    await signIn.click();
    await expect(page.getByText('It does not answer right now.')).toBeVisible();
    provider.open(server.url);
    await signIn.click();
    await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Ada Lovelace/ })).toBeVisible();
  } finally {
    await server.stop();
    await provider.stop();
  }
});
