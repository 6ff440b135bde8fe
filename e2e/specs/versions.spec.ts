import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';
import { item, listing, notice, openFolder } from '../support/workspace.ts';

test('an earlier version of a file can be downloaded and brought back', async ({ page, ada }) => {
  const path = `${ada.space}/draft.txt`;
  for (const text of ['first', 'second try']) await ada.api.upload(path, text);
  await openFolder(page, ada.space);
  await item(page, 'draft.txt').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Versions…' }).click();
  const rows = versionRows(page);
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Current');

  const download = page.waitForEvent('download');
  await rows.nth(1).getByRole('link', { name: 'Download this version' }).click();
  expect((await download).suggestedFilename()).toBe('draft.txt');

  await rows.nth(1).getByRole('button', { name: 'Restore this version' }).click();
  await expect(notice(page, 'Version restored')).toBeVisible();
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('5 bytes');
  expect(await (await ada.api.download(path)).text()).toBe('first');
});

test('what is in the trash is deleted for good once the question is answered', async ({ page, ada }) => {
  for (const name of ['one.txt', 'two.txt', 'three.txt']) {
    const { id } = await ada.api.upload(`${ada.space}/${name}`, name);
    await ada.api.DELETE('/entries/{id}', { params: { path: { id } } });
  }
  await page.goto('/trash');
  await item(page, 'one.txt').click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete one.txt for good?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  await expect(item(page, 'one.txt')).toBeVisible();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expect(notice(page, 'one.txt deleted for good')).toBeVisible();
  await expect(item(page, 'one.txt')).toHaveCount(0);
  await expect(question).toHaveCount(0);

  await page.getByRole('button', { name: 'Empty trash' }).click();
  const last = page.getByRole('alertdialog', { name: 'Empty the trash of every space that you own?' });
  await last.getByRole('button', { name: 'Empty trash' }).click();
  await expect(last).toHaveCount(0);
  await expect(page.getByText('The trash is empty')).toBeVisible();
  await expect(listing(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Empty trash' })).toBeDisabled();
});

test('an owner says how long a space keeps things, and versions and trash say so', async ({ page, ada }) => {
  const { id } = await ada.api.upload(`${ada.space}/old.txt`, 'old');
  await ada.api.upload(`${ada.space}/draft.txt`, 'draft');
  await ada.api.DELETE('/entries/{id}', { params: { path: { id } } });
  await page.goto('/trash');
  await expect(item(page, 'old.txt')).toContainText('Never');

  await page.goto('/spaces');
  await page.getByRole('button', { name: 'Actions for My files' }).click();
  await page.getByRole('menuitem', { name: 'How long things are kept' }).click();
  const dialog = page.getByRole('dialog', { name: 'How long My files keeps things' });
  await dialog.getByLabel('Days in the trash').fill('0');
  await dialog.getByLabel('Versions of a file').fill('3');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('Type a whole number from 1, or nothing.');
  await dialog.getByLabel('Days in the trash').fill('400');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);

  await page.goto('/trash');
  await expect(item(page, 'old.txt')).toContainText(String(new Date(Date.now() + 400 * 86_400_000).getFullYear()));
  await openFolder(page, ada.space);
  await item(page, 'draft.txt').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Versions…' }).click();
  await expect(page.getByRole('dialog')).toContainText('The 3 newest versions are kept.');
  const { data: space } = await ada.api.GET('/spaces/{space}', { params: { path: { space: ada.space } } });
  expect(space).toMatchObject({ trashDays: 400, keepVersions: 3, keepVersionDays: null });
});

function versionRows(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Versions of draft.txt' }).getByRole('listitem');
}
