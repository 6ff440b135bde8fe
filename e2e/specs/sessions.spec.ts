import { createClient, type SheafClient } from '@sheaf/client';

import type { Account } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('a person ends their sessions: one, all others, and with a new password', async ({ page, ada, baseURL }) => {
  const api = `${baseURL}/api`;
  const [laptop, phone] = [await signedIn(api, ada, firefox), await signedIn(api, ada, safari)];
  await page.goto('/profile');
  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(sessions).toHaveCount(3);
  await expect(sessions.filter({ hasText: 'This one' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Sign out Firefox on Linux' }).click();
  await expect(sessions).toHaveCount(2);
  await expect(laptop.GET('/me')).rejects.toMatchObject({ status: 401 });
  await phone.GET('/me');

  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(sessions).toHaveCount(1);
  await expect(phone.GET('/me')).rejects.toMatchObject({ status: 401 });

  const again = await signedIn(api, ada, safari);
  await page.reload();
  await expect(sessions).toHaveCount(2);
  const change = page.getByRole('region', { name: 'Password', exact: true });
  await change.getByLabel('Current password').fill(ada.password);
  await change.getByRole('textbox', { name: 'New password' }).fill('a much better one');
  await change.getByRole('button', { name: 'Change password' }).click();
  await expect(sessions).toHaveCount(1);
  await expect(again.GET('/me')).rejects.toMatchObject({ status: 401 });
  await ada.api.GET('/me');
});

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

/** Another browser of theirs. */
async function signedIn(baseUrl: string, { email, password }: Account, userAgent: string): Promise<SheafClient> {
  const entrance = createClient({ baseUrl, headers: { 'user-agent': userAgent } });
  const { response } = await entrance.POST('/session', { body: { email, password } });
  const [cookie = ''] = response.headers.getSetCookie();
  return createClient({ baseUrl, headers: { cookie: cookie.split(';')[0] ?? '' } });
}
