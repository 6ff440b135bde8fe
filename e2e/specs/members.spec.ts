import type { Page } from '@playwright/test';

import { createPerson, enter, type Person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { item, listing, notice, openFolder } from '../support/workspace.ts';

test('an owner adds somebody by their address, who may look, and then also write', async ({
  page,
  ada,
  admin,
  browser,
  watch,
}) => {
  const mary = await createPerson(admin, { name: 'Mary Somerville' });
  const space = await newSpace(ada);
  await ada.api.upload(`${space}/moon.txt`, 'On the moon');
  await openFolder(page, space);
  await page.getByRole('button', { name: 'Members' }).click();
  const dialog = page.getByRole('dialog', { name: `Members of ${space}` });
  const who = dialog.getByRole('textbox', { name: 'Add somebody' });
  await who.fill(`not.${mary.email}`);
  watch.allow(/status of 404/);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog).toContainText('Nobody here has this handle or email address.');
  await who.fill(mary.email);
  await dialog.getByRole('button', { name: 'Add' }).click();
  const role = dialog.getByRole('combobox', { name: 'Role of Mary Somerville' });
  await expect(role).toContainText('Viewer');

  const other = await browser.newContext();
  watch.over(other);
  await enter(other, mary);
  const hers = await other.newPage();
  await openFolder(hers, space);
  await expectNothingToWrite(hers);

  await role.click();
  await page.getByRole('option', { name: /^Editor/ }).click();
  await expect(role).toContainText('Editor');
  await hers.reload();
  await hers.getByRole('button', { name: 'New folder' }).click();
  await hers.getByRole('dialog').getByRole('textbox').fill('Craters');
  await hers.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await expect(item(hers, 'Craters')).toBeVisible();

  await dialog.getByRole('button', { name: 'Remove Mary Somerville' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(role).toHaveCount(0);
  watch.allow(/status of 404/);
  await hers.reload();
  await expect(item(hers, 'moon.txt')).toHaveCount(0);
  await expect(hers.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: space })).toHaveCount(0);
  await other.close();
});

test('the last owner stays; with another one they leave, or own no longer', async ({ page, ada, admin, watch }) => {
  const mary = await createPerson(admin, { name: 'Mary Somerville' });
  const [space, second] = [await newSpace(ada), await newSpace(ada)];
  watch.allow(/status of 409/);
  await openFolder(page, space);
  await page.getByRole('button', { name: 'Members' }).click();
  const dialog = page.getByRole('dialog', { name: `Members of ${space}` });
  await dialog.getByRole('textbox', { name: 'Add somebody' }).fill(ada.email);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog).toContainText('They are a member already.');
  await dialog.getByRole('button', { name: 'Leave the space' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await expect(dialog.getByRole('alert')).toContainText('A space always has an owner.');

  for (const each of [space, second]) {
    const path = { space: each, userId: mary.user.id };
    await ada.api.PUT('/spaces/{space}/members/{userId}', { params: { path }, body: { role: 'owner' } });
  }
  await dialog.getByRole('button', { name: 'Leave the space' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: space })).toHaveCount(0);

  await page.goto('/spaces');
  await page.getByRole('button', { name: `Actions for ${second}` }).click();
  await page.getByRole('menuitem', { name: 'Members' }).click();
  await page.getByRole('combobox', { name: 'Role of Ada Lovelace' }).click();
  await page.getByRole('option', { name: /^Viewer/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Change my role' }).click();
  await expect(page.getByRole('row', { name: second })).toContainText('Viewer');
  await page.getByRole('button', { name: `Actions for ${second}` }).click();
  await expect(page.getByRole('menuitem', { name: 'Members' })).toHaveCount(0);
  await page.getByRole('menuitem', { name: 'Leave' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('row', { name: second })).toHaveCount(0);
  await expect(notice(page, 'You have left the space').last()).toBeVisible();
});

async function newSpace({ api, user }: Person): Promise<string> {
  const name = `moon-${user.handle}-${crypto.randomUUID().slice(0, 4)}`;
  return (await api.POST('/spaces', { body: { name } })).data.name;
}

/** No buttons, no items of the menu, no keys, and no place for files that are dropped or pasted. */
async function expectNothingToWrite(page: Page): Promise<void> {
  const written: string[] = [];
  page.on('request', (request) => (request.method() === 'GET' ? undefined : written.push(request.url())));
  const main = page.getByRole('main');
  for (const name of ['New folder', 'Upload', 'Members']) {
    await expect(main.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
  await main.evaluate((area) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['brought along'], 'sun.txt'));
    const init = { bubbles: true, cancelable: true };
    area.querySelector('[role=grid]')?.dispatchEvent(new DragEvent('drop', { dataTransfer, ...init }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: dataTransfer, ...init }));
  });
  await item(page, 'moon.txt').click();
  for (const key of ['F2', 'Delete', 'Alt+m', 'Alt+n', 'Control+c', 'Control+v', 'Control+z']) {
    await page.keyboard.press(key);
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(listing(page).getByRole('textbox')).toHaveCount(0);
  await item(page, 'moon.txt').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Download' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^(Rename|Move|Duplicate)/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  expect(written).toEqual([]);
}
