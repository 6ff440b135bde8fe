import { devices, type Locator, type Page } from '@playwright/test';

import { stopsFor, furnish } from '../support/pages.ts';
import { createPerson, enter } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { item, openFolder } from '../support/workspace.ts';

const { userAgent, deviceScaleFactor, hasTouch, isMobile } = devices['Pixel 7'];
test.use({ userAgent, deviceScaleFactor, hasTouch, isMobile, viewport: { width: 390, height: 844 } });

test('no page is wider than a phone', async ({ page, admin, context, watch }) => {
  test.slow();
  watch.allow(/status of 404 .*nowhere/);
  await page.goto('/login');
  expect(await overhang(page), 'sign-in').toBe(0);
  const ada = await createPerson(admin, { role: 'admin' });
  await furnish(ada);
  await enter(context, ada);
  for (const { name, show } of stopsFor(ada)) {
    await show(page);
    expect.soft(await overhang(page), name).toBe(0);
  }
});

test('a tap opens, a long press selects, and the actions are under the thumb', async ({ page, ada }) => {
  await ada.api.upload(`${ada.space}/Box/inside.txt`, 'I am inside');
  await ada.api.upload(`${ada.space}/letter.txt`, 'Dear Ada');
  await openFolder(page, ada.space);

  await test.step('a tap opens a folder, and there is a way up', async () => {
    await item(page, 'Box').tap();
    await expect(item(page, 'inside.txt')).toBeVisible();
    await page.getByRole('link', { name: 'Up to My files' }).tap();
    await expect(item(page, 'letter.txt')).toBeVisible();
  });

  await test.step('a tap looks at a file, Back comes back', async () => {
    await item(page, 'letter.txt').tap();
    await expect(page.getByRole('dialog', { name: 'letter.txt' })).toContainText('Dear Ada');
    await page.goBack();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('a long press selects, a tap selects more', async () => {
    const toolbar = page.getByRole('toolbar', { name: 'Selected items' });
    await longPress(page, item(page, 'letter.txt'), toolbar);
    await item(page, 'Box').tap();
    await expect(toolbar).toContainText('2 selected');
    const box = await toolbar.boundingBox();
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844);
    expect(box?.width).toBe(390);
    await toolbar.getByRole('button', { name: 'Move to trash' }).tap();
    await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).tap();
    await expect(item(page, 'letter.txt')).toBeVisible();
  });
});

test('the places to go slide in and close behind the choice', async ({ page, ada }) => {
  await openFolder(page, ada.space);
  await page.getByRole('button', { name: 'Menu' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Where to go' });
  await sheet.getByRole('link', { name: 'Trash' }).tap();
  await expect(page.getByRole('heading', { name: 'Trash', level: 1 })).toBeVisible();
  await expect(sheet).toHaveCount(0);
});

/** By how many pixels the page can be scrolled sideways. */
async function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function longPress(page: Page, target: Locator, until: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  const devtools = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 3, y: box.y + box.height / 2 }];
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await expect(until).toBeVisible();
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await devtools.detach();
}
