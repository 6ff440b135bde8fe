import { randomUUID } from 'node:crypto';

import { expect, test } from '../support/test.ts';

test('an invited person chooses a password and is in; the address works once', async ({ page, admin, watch }) => {
  const email = `grace.${randomUUID().slice(0, 8)}@example.org`;
  const { data: user } = await admin.POST('/users', { body: { name: 'Grace Hopper', email, role: 'member' } });
  const address = new URL(user.invitation?.url ?? '').pathname;
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Welcome, Grace Hopper' })).toBeVisible();
  await expect(page.getByLabel('Email address')).toHaveValue(email);

  const password = page.getByRole('textbox', { name: 'New password' });
  await password.fill('too short');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  watch.allow(/status of 400/);
  await password.fill('password1234');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('among the passwords that are guessed first')).toBeVisible();

  await password.fill('a password of her own');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('button', { name: /^Grace Hopper/ })).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
});
