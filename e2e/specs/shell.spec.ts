import { expect, test } from '../support/test.ts';
import { item, openFolder } from '../support/workspace.ts';

test('the theme is chosen in the menu, stays after a reload, and shows from the first paint', async ({ page, ada }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openFolder(page, ada.space);
  const background = () => page.getByRole('main').evaluate((main) => getComputedStyle(main).backgroundColor);
  const light = await background();
  await page.getByRole('button', { name: /account and theme/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect.poll(background).not.toBe(light);
  const html = await (await page.request.get('/files/shared')).text();
  expect(html).toContain('data-theme="dark"');
  await page.reload();
  expect(await background()).not.toBe(light);
  await page.getByRole('button', { name: /account and theme/ }).click();
  await page.getByRole('menuitemradio', { name: 'As the system' }).click();
  await expect.poll(background).toBe(light);
});

test('pasted files are uploaded into the folder on the screen', async ({ page, ada }) => {
  await ada.api.POST('/entries', { body: { path: `${ada.space}/Box` } });
  await ada.api.upload(`${ada.space}/Box/before.txt`, 'there');
  await openFolder(page, `${ada.space}/Box`);
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['from the clipboard'], 'pasted.txt', { type: 'text/plain' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(item(page, 'pasted.txt')).toBeVisible();
  expect(await (await ada.api.download(`${ada.space}/Box/pasted.txt`)).text()).toBe('from the clipboard');
});

test('the keyboard can skip to the files, and the API reference is a click away', async ({ page, ada }) => {
  await ada.api.upload(`${ada.space}/before.txt`, 'there');
  await openFolder(page, ada.space);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the files' })).toBeFocused();
  await page.getByRole('link', { name: 'API reference' }).click();
  await expect(page.getByRole('heading', { name: /^Sheaf/, level: 1 })).toBeVisible();
});
