import type { Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';
import { item, openFolder } from '../support/workspace.ts';

test('an owner shares a file on one screen, and sees, changes and revokes its links', async ({ page, ada }) => {
  await ada.api.upload(`${ada.space}/plan.txt`, 'We leave at nine.');
  await openFolder(page, ada.space);
  await item(page, 'plan.txt').click();
  await page.keyboard.press('Alt+s');
  const dialog = page.getByRole('dialog', { name: 'Share plan.txt' });

  await test.step('creating shows the link and the password once', async () => {
    await dialog.getByRole('textbox', { name: 'Password' }).fill('short');
    await dialog.getByLabel('Downloads').fill('none');
    await dialog.getByRole('button', { name: 'Create link' }).click();
    await expect(dialog.getByText('At least 8 characters.', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Generate' }).click();
    await dialog.getByLabel('Downloads').fill('5');
    await choose(page, 'Expires', 'In 7 days');
    await dialog.getByRole('button', { name: 'Create link' }).click();
    const made = page.getByRole('dialog', { name: 'Copy the link' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await made.getByRole('button', { name: 'Copy the password' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\w{5}(-\w{5}){3}$/);
    await made.getByRole('button', { name: 'Copy the link' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/s\/[\w-]{43}$/);
    await made.getByRole('button', { name: 'Done' }).click();
    await expect(made).toHaveCount(0);
  });

  await test.step('how it is protected is seen in the list, and changed there', async () => {
    await page.keyboard.press('Alt+s');
    const links = dialog.getByRole('region', { name: 'Links' });
    await expect(links.getByText('Password')).toBeVisible();
    await expect(links.getByText(/^Until/)).toBeVisible();
    await expect(links.getByText('0 of 5 downloads')).toBeVisible();
    await links.getByRole('button', { name: 'Change the link to plan.txt' }).click();
    const edit = page.getByRole('dialog', { name: 'Change the link' });
    await choose(page, 'Password', 'None any more');
    await choose(page, 'Expires', 'Never');
    await edit.getByLabel('Downloads').fill('');
    await edit.getByRole('button', { name: 'Save' }).click();
    await expect(edit).toHaveCount(0);
    await expect(links.getByText('View')).toBeVisible();
    await expect(links.getByText(/Password|Until|downloads/)).toHaveCount(0);
    const { data } = await ada.api.GET('/shares');
    expect(data.items).toMatchObject([{ hasPassword: false, expiresAt: null, maxDownloads: null, active: true }]);
  });

  await test.step('revoking asks first, and leaves the dialog open', async () => {
    await dialog.getByRole('button', { name: 'Revoke the link to plan.txt' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke link' }).click();
    await expect(dialog.getByRole('region', { name: 'Links' })).toHaveCount(0);
    await expect(dialog.getByRole('button', { name: 'Create link' })).toBeVisible();
    expect((await ada.api.GET('/shares')).data.items).toEqual([]);
  });
});

test('all links are on a page, filtered by where they lead, opened there and revoked', async ({ page, ada }) => {
  const { data: inbox } = await ada.api.POST('/entries', { body: { path: `${ada.space}/Inbox` } });
  const plan = await ada.api.upload(`${ada.space}/Trip/plan.txt`, 'We leave at nine.');
  await ada.api.POST('/shares', { body: { entry: inbox.id, access: 'upload' } });
  await ada.api.POST('/shares', { body: { entry: plan.id, password: 'open sesame' } });
  await page.goto('/links');
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name }) });
  await expect(row('Inbox').getByRole('listitem').getByText('Upload only')).toBeVisible();
  await expect(row('plan.txt').getByRole('listitem').getByText('Password')).toBeVisible();

  await page.getByLabel('Filter the links').fill('trip');
  await expect(row('Inbox')).toHaveCount(0);
  await row('plan.txt').getByRole('button', { name: 'Revoke the link to plan.txt' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke link' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).last().click();
  await row('Inbox').getByRole('link').click();
  await expect(item(page, 'Inbox')).toBeFocused();
});

/** Chooses from a list that a field opens. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).last().click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
