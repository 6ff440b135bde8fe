import { expect, test } from '../support/test.ts';
import { item, listing } from '../support/workspace.ts';

test.beforeEach(async ({ page, ada }) => {
  await ada.api.uploadMany(ada.space, [
    { name: 'trips/lisbon.md', body: '# Lisbon\n\nThe pelican stands on the quay at Belém.' },
    { name: 'trips/porto.md', body: '# Porto\n\nPort wine, and a pelican in the museum.' },
    { name: 'pelican.txt', body: 'A bird.' },
    { name: 'budget.csv', body: 'item;price\ntrain;40' },
  ]);
  await page.goto('/');
  await expect(item(page, 'budget.csv')).toBeVisible();
});

test('results come while one types, with the words marked, and the keyboard chooses', async ({ page }) => {
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search all files' });
  await expect(field).toBeFocused();
  await page.keyboard.type('pelic');
  const options = page.getByRole('option');
  await expect(options).toHaveCount(3);
  await expect(options.filter({ hasText: 'lisbon.md' }).locator('mark')).toHaveText(['pelican']);
  await expect(options.first()).toContainText('pelican.txt');
  await page.keyboard.type('an quay');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', (await options.first().getAttribute('id')) ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'lisbon.md' })).toContainText('The pelican stands on the quay');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'trips', level: 1 })).toBeVisible();
  await expect(item(page, 'lisbon.md')).toHaveAttribute('aria-selected', 'true');
});

test('Enter shows all results, which select and act as a folder does', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('pelican');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Results for “pelican”' })).toBeVisible();
  const rows = listing(page).locator('[data-row-id]');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: 'porto.md' }).locator('mark')).toHaveText(['pelican']);

  await rows.filter({ hasText: 'lisbon.md' }).click();
  await rows.filter({ hasText: 'porto.md' }).click({ modifiers: ['Control'] });
  await expect(page.getByRole('toolbar', { name: 'Selected items' })).toContainText('2 selected');
  await page.keyboard.press('Escape');
  await rows.filter({ hasText: 'porto.md' }).click();
  await page.getByRole('button', { name: 'Show in folder' }).click();
  await expect(page.getByRole('heading', { name: 'trips', level: 1 })).toBeVisible();
  await expect(item(page, 'porto.md')).toHaveAttribute('aria-selected', 'true');
});

test('what is not found says so, and the browser keeps Ctrl+F', async ({ page }) => {
  const taken = await page.evaluate(() => {
    const event = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(taken).toBe(false);
  await page.getByRole('combobox', { name: 'Search all files' }).fill('zebra crossing');
  await expect(page.getByText('Nothing found for “zebra crossing”.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing found for “zebra crossing”' })).toBeVisible();
});
