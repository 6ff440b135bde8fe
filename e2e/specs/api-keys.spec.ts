import { createClient, ProblemError } from '@sheaf/client';

import { expect, test } from '../support/test.ts';

test('a key is shown once, does what it may, and stops when it is revoked', async ({ page, ada, baseURL }) => {
  await page.goto('/api-keys');
  await expect(page.getByRole('heading', { name: 'No keys yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New key' }).click();
  const dialog = page.getByRole('dialog', { name: 'New API key' });
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expect(dialog).toContainText('Type a name.');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('nightly backup');
  await dialog.getByRole('checkbox', { name: /^Change files/ }).click();
  await dialog.getByRole('radio', { name: 'In these only' }).click();
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expect(dialog).toContainText('Choose at least one space.');
  await dialog.getByRole('checkbox', { name: 'My files' }).click();
  await dialog.getByRole('combobox', { name: 'Expires' }).click();
  await page.getByRole('option', { name: 'In 30 days' }).click();
  await dialog.getByRole('button', { name: 'Create key' }).click();

  const shown = page.getByRole('dialog', { name: 'Copy your new key' });
  const secret = /shf_[\w-]+/.exec((await shown.locator('pre').first().textContent()) ?? '')?.[0] ?? '';
  expect(secret).not.toBe('');
  await test.step('Escape does not lose it before it is copied', async () => {
    await page.keyboard.press('Escape');
    await expect(shown).toBeVisible();
  });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await shown.getByRole('button', { name: 'Copy the key' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await shown.getByRole('button', { name: 'Done' }).click();
  await expect(shown).toHaveCount(0);
  await page.reload();
  const row = page.getByRole('row', { name: /nightly backup/ });
  await expect(row).toContainText('files:write');
  await expect(row).toContainText('Only in My files');
  await expect(row.getByRole('cell', { name: 'Never' })).toHaveCount(1);
  expect(await page.content()).not.toContain(secret);

  const program = createClient({ baseUrl: `${baseURL}/api`, apiKey: secret });
  const entry = await program.upload(`${ada.space}/backup.txt`, 'safe');
  expect(await (await program.download(entry.path)).text()).toBe('safe');
  await expect(program.GET('/users')).rejects.toMatchObject({ status: 403 });
  await expect(program.upload('shared/backup.txt', 'elsewhere')).rejects.toMatchObject({ status: 404 });
  await page.reload();
  // Neither the day it expires nor its last use.
  await expect(row.getByRole('cell', { name: 'Never' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Revoke nightly backup' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke key' }).click();
  await expect(page.getByRole('heading', { name: 'No keys yet' })).toBeVisible();
  const refusal: unknown = await program.stat(entry.path).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ProblemError);
  expect(refusal).toMatchObject({ status: 401 });
});
