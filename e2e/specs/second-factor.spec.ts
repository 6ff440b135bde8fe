import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';

import { type Account, createPerson, enter, forget } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('a person sets up a second factor, signs in with it, and turns it off', async ({ page, ada, watch }) => {
  watch.allow(/status of 40[13]/);
  await page.goto('/profile');
  const card = page.getByRole('region', { name: 'Second factor' });
  await card.getByRole('button', { name: 'Set up' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Your password' }).fill('not this one');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('That is not your password.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(ada.password);
  await dialog.getByRole('button', { name: 'Continue' }).click();

  await expect(dialog.getByRole('img', { name: 'The secret for your app' })).toBeVisible();
  const secret = (await dialog.getByRole('figure').locator('pre').innerText()).replaceAll(' ', '');
  await dialog.getByLabel('Code').fill(codeOf(secret));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await expect(dialog.getByRole('heading', { name: 'Keep your recovery codes' })).toBeVisible();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: 'Copy the recovery codes' }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(async () => (await copied()).trim().split('\n')).toHaveLength(10);
  const download = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('sheaf-recovery-codes.txt');
  const [recoveryCode = ''] = (await dialog.getByRole('figure').locator('pre').innerText()).split('\n');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(card).toContainText('10 recovery codes are left.');

  await forget(page);
  await typePassword(page, ada);
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('The code is wrong')).toBeVisible();
  // The one of now was used for the set-up.
  await page.getByLabel('Code').fill(codeOf(secret, 1));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();

  await forget(page);
  await typePassword(page, ada);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCode);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();

  await page.goto('/profile');
  await expect(card).toContainText('9 recovery codes are left.');
  await card.getByRole('button', { name: 'Turn off' }).click();
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(ada.password);
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect(card.getByRole('button', { name: 'Set up' })).toBeVisible();
});

test('an admin removes the second factor of somebody who has lost their device', async ({
  page,
  context,
  admin,
  browser,
  watch,
}) => {
  const boss = await createPerson(admin, { name: 'Charles Babbage', role: 'admin' });
  const person = await createPerson(admin, { name: 'Mary Somerville' });
  const { data: setup } = await person.api.PUT('/me/second-factor', { body: { password: person.password } });
  await person.api.POST('/me/second-factor/confirm', { body: { code: codeOf(setup.secret) } });

  await enter(context, boss);
  await page.goto('/people');
  await page.getByRole('searchbox', { name: /^Filter by name/ }).fill(person.email);
  await page.getByRole('button', { name: 'Actions for Mary Somerville' }).click();
  await page.getByRole('menuitem', { name: 'Remove second factor' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Second factor removed')).toBeVisible();

  const other = await browser.newContext();
  watch.over(other);
  const theirs = await other.newPage();
  await typePassword(theirs, person);
  await expect(theirs.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
  await other.close();
});

/** What the app shows, so many steps of 30 seconds from now. */
function codeOf(secret: string, steps = 0): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 });
}

async function typePassword(page: Page, { email, password }: Account): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
