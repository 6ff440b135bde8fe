import { expect, test } from '../support/test.ts';
import { item, namesInSight, notice, openFolder, selectedNames } from '../support/workspace.ts';

test.beforeEach(async ({ page, ada }) => {
  await ada.api.POST('/entries', { body: { path: `${ada.space}/Archive` } });
  await ada.api.uploadMany(
    ada.space,
    ['apple.txt', 'banana.txt', 'cherry.txt', 'damson.txt'].map((name) => ({ name, body: `All about ${name}` })),
  );
  await openFolder(page, ada.space);
});

test('arrows, Home, End, letters and Shift move and select', async ({ page }) => {
  await page.keyboard.press('ArrowDown');
  expect(await selectedNames(page)).toEqual(['Archive']);
  await page.keyboard.press('End');
  await expect(item(page, 'damson.txt')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(item(page, 'Archive')).toBeFocused();
  await page.keyboard.press('b');
  expect(await selectedNames(page)).toEqual(['banana.txt']);
  await page.keyboard.press('Shift+ArrowDown');
  expect(await selectedNames(page)).toEqual(['banana.txt', 'cherry.txt']);
  await page.keyboard.press('Escape');
  expect(await selectedNames(page)).toEqual([]);
  await page.keyboard.press('Control+a');
  expect(await selectedNames(page)).toHaveLength(5);
});

test('Enter opens, Backspace goes up, Space looks, Escape comes back', async ({ page }) => {
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Archive', level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
  await page.goBack();
  await expect(item(page, 'apple.txt')).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.press(' ');
  await expect(page.getByRole('dialog', { name: 'cherry.txt' })).toContainText('All about cherry.txt');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(item(page, 'cherry.txt')).toBeFocused();
});

test('Backspace and Alt+Up go to the folder above', async ({ page, ada }) => {
  await ada.api.upload(`${ada.space}/Archive/old.txt`, 'old');
  await openFolder(page, `${ada.space}/Archive`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
  await expect(item(page, 'Archive')).toHaveAttribute('aria-selected', 'true');
});

test('F2 renames with the base name picked out', async ({ page }) => {
  await page.keyboard.press('a');
  await page.keyboard.press('a');
  expect(await selectedNames(page)).toEqual(['apple.txt']);
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: 'New name of apple.txt' });
  await expect(field).toBeFocused();
  const picked = await field.evaluate((input: HTMLInputElement) =>
    input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
  );
  expect(picked).toBe('apple');
  await page.keyboard.type('avocado');
  await page.keyboard.press('Enter');
  await expect(item(page, 'avocado.txt')).toBeFocused();
  await expect(page.getByText('Renamed to avocado.txt')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(item(page, 'apple.txt')).toBeVisible();
  await expect(item(page, 'avocado.txt')).toHaveCount(0);
});

test('Delete moves to the trash and goes on with the neighbour, Ctrl+Z takes it back', async ({ page }) => {
  await page.keyboard.press('b');
  await page.keyboard.press('Delete');
  await expect(item(page, 'banana.txt')).toHaveCount(0);
  await expect(item(page, 'cherry.txt')).toBeFocused();
  await expect(notice(page, 'banana.txt moved to the trash')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(item(page, 'banana.txt')).toBeVisible();
  await expect
    .poll(() => namesInSight(page))
    .toEqual(['Archive', 'apple.txt', 'banana.txt', 'cherry.txt', 'damson.txt']);
});

test('Ctrl+Z pressed before the server has answered takes back what is under way, not what was before', async ({
  page,
  ada,
}) => {
  await item(page, 'apple.txt').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('avocado');
  await page.keyboard.press('Enter');
  await expect(notice(page, 'Renamed to avocado.txt')).toBeVisible();

  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  await page.route('**/api/entries/*', async (route) => {
    if (route.request().method() === 'DELETE') await released;
    await route.continue();
  });
  await item(page, 'banana.txt').click();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+z');
  await expect(item(page, 'banana.txt')).toHaveCount(0);
  release(undefined);
  await expect(notice(page, 'Undone: banana.txt moved to the trash')).toBeVisible();
  await expect(item(page, 'banana.txt')).toBeVisible();
  await expect(item(page, 'avocado.txt')).toBeVisible();
  expect(await (await ada.api.download(`${ada.space}/banana.txt`)).text()).toBe('All about banana.txt');
});

test('? lists the keys, and keys typed into a field are letters', async ({ page }) => {
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('Undo the last change');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);

  await page.keyboard.press('b');
  await page.getByRole('textbox', { name: 'Filter this folder' }).focus();
  await page.keyboard.type('? b');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Filter this folder' })).toHaveValue('? b');
});

test('Alt+N makes a folder and goes to it', async ({ page }) => {
  await page.keyboard.press('Alt+n');
  await page.keyboard.type('Zebra');
  await page.keyboard.press('Enter');
  await expect(item(page, 'Zebra')).toBeFocused();
  expect(await selectedNames(page)).toEqual(['Zebra']);
});
