import { text } from '../support/samples.ts';
import { expect, test } from '../support/test.ts';
import { item, listing, namesInSight, openFolder, selectedNames } from '../support/workspace.ts';

const names = ['ant.txt', 'bee.txt', 'cat.txt', 'dog.txt', 'elk.txt'];

test.beforeEach(async ({ page, ada }) => {
  // The later the name, the smaller the file.
  const files = names.map((name, index) => ({ name, body: 'x'.repeat(500 - index * 100) }));
  await ada.api.uploadMany(ada.space, files);
  await openFolder(page, ada.space);
});

test('a click selects one, Ctrl adds and takes out, Shift selects a range', async ({ page }) => {
  await item(page, 'bee.txt').click();
  expect(await selectedNames(page)).toEqual(['bee.txt']);
  await item(page, 'dog.txt').click({ modifiers: ['Control'] });
  await item(page, 'elk.txt').click({ modifiers: ['Control'] });
  await item(page, 'elk.txt').click({ modifiers: ['Control'] });
  expect(await selectedNames(page)).toEqual(['bee.txt', 'dog.txt']);
  await item(page, 'ant.txt').click();
  await item(page, 'cat.txt').click({ modifiers: ['Shift'] });
  expect(await selectedNames(page)).toEqual(['ant.txt', 'bee.txt', 'cat.txt']);
  await expect(page.getByRole('toolbar', { name: 'Selected items' })).toContainText('3 selected');
});

test('the selection stays with its items when the order changes', async ({ page, ada }) => {
  await item(page, 'ant.txt').click();
  await item(page, 'dog.txt').click({ modifiers: ['Control'] });
  await listing(page).getByRole('columnheader', { name: 'Size' }).getByRole('button').click();
  await expect(listing(page).getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'descending');
  await listing(page).getByRole('columnheader', { name: 'Size' }).getByRole('button').click();
  await expect.poll(() => namesInSight(page)).toEqual(names.toReversed());
  expect(await selectedNames(page)).toEqual(['ant.txt', 'dog.txt']);

  await test.step('a range follows the order on the screen', async () => {
    await item(page, 'elk.txt').click();
    await item(page, 'cat.txt').click({ modifiers: ['Shift'] });
    expect(await selectedNames(page)).toEqual(['cat.txt', 'dog.txt', 'elk.txt']);
  });

  await test.step('the order is remembered', async () => {
    await openFolder(page, ada.space);
    expect(await namesInSight(page)).toEqual(names.toReversed());
  });
});

test('tiles select as rows do', async ({ page }) => {
  await page.getByRole('button', { name: 'Tiles' }).click();
  await expect(listing(page).getByRole('columnheader')).toHaveCount(0);
  await item(page, 'bee.txt').click();
  await item(page, 'elk.txt').click({ modifiers: ['Shift'] });
  expect(await selectedNames(page)).toEqual(['bee.txt', 'cat.txt', 'dog.txt', 'elk.txt']);
  await page.keyboard.press('Escape');
  expect(await selectedNames(page)).toEqual([]);
});

test('what a filter hides is not acted upon', async ({ page }) => {
  await page.keyboard.press('Control+a');
  expect(await selectedNames(page)).toEqual(names);
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Filter this folder' }).fill('e.tx');
  await expect(listing(page).locator('[data-row-id]')).toHaveCount(1);
  await expect(page.getByText('1 of 5 items')).toBeVisible();
  await page.getByRole('textbox', { name: 'Filter this folder' }).fill('zebra');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).last().click();
  await expect(listing(page).locator('[data-row-id]')).toHaveCount(5);
});

test('all that can be done to one item is in sight, beside the filter', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await listing(page).locator('[data-row-id]').first().click();
  const actions = page.getByRole('toolbar', { name: 'Selected items' }).getByRole('button');
  await expect(actions.last()).toHaveAccessibleName('Move to trash');
  await expect(actions.last()).toBeInViewport({ ratio: 1 });
});

test('the menu of a row acts on the row', async ({ page, ada }) => {
  await ada.api.upload(`${ada.space}/fox.txt`, text('fox.txt', 'fox').buffer.toString());
  await openFolder(page, ada.space);
  await item(page, 'fox.txt').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(item(page, 'fox.txt')).toHaveCount(0);
  await expect(listing(page).locator('[data-row-id]')).toHaveCount(5);
});
