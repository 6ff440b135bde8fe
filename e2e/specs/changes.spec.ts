import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';
import { item, listing, notice, openFolder } from '../support/workspace.ts';

test('a rename shows at once and is taken back when the server refuses', async ({ page, ada, watch }) => {
  watch.allow(/status of 409/);
  await ada.api.upload(`${ada.space}/draft.txt`, 'draft');
  await openFolder(page, ada.space);
  // Somebody else takes the name meanwhile, unseen by this page.
  await ada.api.upload(`${ada.space}/final.txt`, 'final');
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  await page.route('**/api/entries/*', async (route) => {
    if (route.request().method() === 'PATCH') await released;
    await route.continue();
  });

  await item(page, 'draft.txt').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('final');
  await page.keyboard.press('Enter');
  await expect(item(page, 'final.txt')).toBeVisible();
  await expect(item(page, 'draft.txt')).toHaveCount(0);
  release(undefined);
  await expect(item(page, 'draft.txt')).toBeVisible();
  await expect(notice(page, 'draft.txt keeps its name')).toBeVisible();
  await expect(notice(page, 'That name is taken in this folder.')).toBeVisible();
});

test('a name that cannot be is refused while it is typed', async ({ page, ada }) => {
  await ada.api.upload(`${ada.space}/draft.txt`, 'draft');
  await openFolder(page, ada.space);
  await item(page, 'draft.txt').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('a/b');
  await expect(page.getByRole('alert').filter({ hasText: 'A name cannot hold a slash.' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'New name of draft.txt' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(item(page, 'draft.txt')).toBeFocused();
});

test('moving by the dialog, into another folder and back', async ({ page, ada }) => {
  await ada.api.POST('/entries', { body: { path: `${ada.space}/Reports/2026` } });
  await ada.api.uploadMany(ada.space, [
    { name: 'one.txt', body: '1' },
    { name: 'two.txt', body: '2' },
  ]);
  await openFolder(page, ada.space);
  await item(page, 'one.txt').click();
  await item(page, 'two.txt').click({ modifiers: ['Control'] });
  await page.keyboard.press('Alt+m');
  const dialog = page.getByRole('dialog', { name: 'Move 2 items' });
  await expect(dialog.getByRole('button', { name: 'Move here' })).toBeDisabled();
  await dialog.getByRole('treeitem', { name: 'Reports' }).getByText('Reports', { exact: true }).click();
  await page.keyboard.press('ArrowRight');
  await dialog.getByRole('treeitem', { name: '2026' }).getByText('2026').click();
  await dialog.getByRole('button', { name: 'Move here' }).click();
  await expect(notice(page, '2 items moved to 2026')).toBeVisible();
  await expect(item(page, 'one.txt')).toHaveCount(0);
  // While it goes, keys are still the dialog's.
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press('Control+z');
  await expect(item(page, 'one.txt')).toBeVisible();
  await expect(item(page, 'two.txt')).toBeVisible();
});

test('moving onto a taken name asks, and keeps both', async ({ page, ada, watch }) => {
  watch.allow(/status of 409/);
  await ada.api.upload(`${ada.space}/Box/note.txt`, 'the one inside');
  await ada.api.upload(`${ada.space}/note.txt`, 'the one outside');
  await openFolder(page, ada.space);
  await item(page, 'note.txt').click();
  await drag(page, item(page, 'note.txt'), item(page, 'Box'));
  const dialog = page.getByRole('dialog', { name: 'That name is taken' });
  await expect(dialog).toContainText('Box already holds note.txt');
  await dialog.getByRole('button', { name: 'Keep both' }).click();
  await item(page, 'Box').dblclick();
  await expect(item(page, 'note.txt')).toBeVisible();
  await expect(item(page, 'note (2).txt')).toBeVisible();
});

test('copies: beside the original, by the dialog, by the keyboard, and taken back', async ({ page, ada, watch }) => {
  watch.allow(/status of 409/);
  await ada.api.upload(`${ada.space}/Box/note.txt`, 'the one inside');
  await ada.api.upload(`${ada.space}/note.txt`, 'the one outside');
  await openFolder(page, ada.space);

  await test.step('duplicated, and undone', async () => {
    await item(page, 'note.txt').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect(item(page, 'note (2).txt')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(item(page, 'note (2).txt')).toHaveCount(0);
    await expect(item(page, 'note.txt')).toBeVisible();
  });

  await test.step('a folder, whole, into another', async () => {
    await ada.api.POST('/entries', { body: { path: `${ada.space}/Shelf` } });
    await openFolder(page, ada.space);
    await item(page, 'Box').click();
    await page.getByRole('button', { name: 'Copy to…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Copy Box' });
    await dialog.getByRole('treeitem', { name: 'Shelf' }).getByText('Shelf', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Copy here' }).click();
    await expect(notice(page, 'Box copied to Shelf')).toBeVisible();
    const copy = await ada.api.download(`${ada.space}/Shelf/Box/note.txt`);
    expect(await copy.text()).toBe('the one inside');
  });

  await test.step('Ctrl+C and Ctrl+V, asking where a name is taken', async () => {
    await item(page, 'note.txt').click();
    await page.keyboard.press('Control+c');
    await expect(notice(page, 'note.txt copied')).toBeVisible();
    await item(page, 'Box').dblclick();
    await expect(page.getByRole('heading', { name: 'Box', level: 1 })).toBeVisible();
    await page.keyboard.press('Control+v');
    const dialog = page.getByRole('dialog', { name: 'That name is taken' });
    await dialog.getByRole('button', { name: 'Keep both' }).click();
    await expect(item(page, 'note (2).txt')).toBeVisible();
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(item(page, 'note (2).txt')).toHaveCount(0);
    await expect(item(page, 'note.txt')).toBeVisible();
  });
});

test('dragging moves what is selected, names the place, and can be undone', async ({ page, ada }) => {
  await ada.api.POST('/entries', { body: { path: `${ada.space}/Box` } });
  await ada.api.uploadMany(
    ada.space,
    ['one.txt', 'two.txt', 'three.txt'].map((name) => ({ name, body: name })),
  );
  await openFolder(page, ada.space);
  await item(page, 'one.txt').click();
  await item(page, 'two.txt').click({ modifiers: ['Control'] });

  await test.step('a shaky click moves nothing', async () => {
    const { x, y } = await middleOf(item(page, 'three.txt'));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 4, y + 4);
    await expect(page.getByText('Drop on a folder')).toHaveCount(0);
    await page.mouse.up();
    await item(page, 'one.txt').click();
    await item(page, 'two.txt').click({ modifiers: ['Control'] });
  });

  await test.step('Escape calls a drag off', async () => {
    await drag(page, item(page, 'two.txt'), item(page, 'Box'), async () => {
      await expect(page.getByText('Move to Box')).toBeVisible();
      await page.keyboard.press('Escape');
    });
    await expect(item(page, 'two.txt')).toBeVisible();
  });

  await test.step('dropped, both have moved', async () => {
    await drag(page, item(page, 'two.txt'), item(page, 'Box'), async () => {
      await expect(page.getByText('Move to Box')).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: 'Move to Box' })).toContainText('2 items');
    });
    await expect(notice(page, '2 items moved to Box')).toBeVisible();
    await expect(listing(page).locator('[data-row-id]')).toHaveCount(2);
  });

  await page.keyboard.press('Control+z');
  await expect(item(page, 'one.txt')).toBeVisible();
  await expect(item(page, 'two.txt')).toBeVisible();
});

test('the trash lists what was deleted and gives it back', async ({ page, ada }) => {
  await ada.api.upload(`${ada.space}/Papers/will.txt`, 'to my cat');
  await openFolder(page, `${ada.space}/Papers`);
  await item(page, 'will.txt').click();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
  await page.getByRole('link', { name: 'Trash' }).click();
  await listing(page).getByText('will.txt').click();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { name: 'Papers', level: 1 })).toBeVisible();
  await expect(item(page, 'will.txt')).toHaveAttribute('aria-selected', 'true');
});

test('a new space is a place of its own', async ({ page, ada, watch }) => {
  watch.allow(/status of 409/);
  const name = `Research ${ada.user.handle}`;
  await page.goto('/');
  await page.getByRole('button', { name: 'New space' }).click();
  const dialog = page.getByRole('dialog', { name: 'New space' });
  await dialog.getByLabel('Name').fill('~mine');
  await expect(dialog).toContainText('Only personal spaces start with ~.');
  await dialog.getByLabel('Name').fill('shared');
  await dialog.getByRole('button', { name: 'Create space' }).click();
  await expect(dialog.getByText(/^Another space has that name/)).toBeVisible();
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create space' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

async function drag(page: Page, from: Locator, to: Locator, midway?: () => Promise<void>): Promise<void> {
  const start = await middleOf(from);
  const end = await middleOf(to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await midway?.();
  await page.mouse.up();
}

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
