import { expect, test } from '../support/test.ts';
import { item, listing, namesInSight, openFolder } from '../support/workspace.ts';

test('a folder of 1,000 items: true scrollbar, few rows in the document, End and filter reach all', async ({
  page,
  ada,
}) => {
  const folder = `${ada.space}/Many`;
  const files = Array.from({ length: 1000 }, (_, index) => ({ name: `item ${index + 1}.txt`, body: String(index) }));
  await ada.api.POST('/entries', { body: { path: folder } });
  await Promise.all([0, 250, 500, 750].map((at) => ada.api.uploadMany(folder, files.slice(at, at + 250))));
  await openFolder(page, folder);

  // By number the ninth, and by letter among the last to arrive: now they are all there.
  await expect(item(page, 'item 9.txt')).toHaveAttribute('aria-rowindex', '10');
  const grid = listing(page);
  await expect(page.getByText('1,000 items')).toBeVisible();
  await expect(grid).toHaveAttribute('aria-rowcount', '1001');
  expect(await grid.getByRole('row').count()).toBeLessThan(60);
  const rowHeight = await item(page, 'item 1.txt').evaluate((row) => row.getBoundingClientRect().height);
  const scrollHeight = await grid.evaluate((element) => element.scrollHeight);
  expect(scrollHeight).toBeGreaterThan(1000 * rowHeight);
  expect(scrollHeight).toBeLessThan(1000 * rowHeight + 400);

  await page.keyboard.press('End');
  await expect(item(page, 'item 1000.txt')).toBeFocused();
  await expect(item(page, 'item 1000.txt')).toBeInViewport();
  await expect(item(page, 'item 1000.txt')).toHaveAttribute('aria-rowindex', '1001');
  await page.keyboard.press('Home');
  await expect(item(page, 'item 1.txt')).toBeInViewport();
  await page.getByRole('textbox', { name: 'Filter this folder' }).fill('777');
  await expect(page.getByText('1 of 1,000 items')).toBeVisible();
  await expect.poll(() => namesInSight(page)).toEqual(['item 777.txt']);
});

test('names stand in the order a person expects, folders first', async ({ page, ada }) => {
  for (const name of ['Zoo', 'attic']) await ada.api.POST('/entries', { body: { path: `${ada.space}/${name}` } });
  await ada.api.uploadMany(
    ada.space,
    ['file10.txt', 'File2.txt', 'äpfel.txt', 'birne.txt'].map((name) => ({ name, body: 'x' })),
  );
  await openFolder(page, ada.space);
  expect(await namesInSight(page)).toEqual(['attic', 'Zoo', 'äpfel.txt', 'birne.txt', 'File2.txt', 'file10.txt']);
});

test('a link opens the folder at the item, even after the item has moved', async ({ page, ada, context }) => {
  await ada.api.uploadMany(
    `${ada.space}/Long`,
    Array.from({ length: 150 }, (_, index) => ({ name: `page ${index + 1}.txt`, body: 'x' })),
  );
  await openFolder(page, `${ada.space}/Long`);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('End');
  await item(page, 'page 150.txt').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  await page.goto('/');
  await page.goto(link);
  await expect(item(page, 'page 150.txt')).toBeInViewport();
  await expect(item(page, 'page 150.txt')).toHaveAttribute('aria-selected', 'true');

  await ada.api.POST('/entries', { body: { path: `${ada.space}/Elsewhere` } });
  const id = new URL(link).searchParams.get('open') ?? '';
  await ada.api.PATCH('/entries/{id}', {
    params: { path: { id } },
    body: { path: `${ada.space}/Elsewhere/last page.txt` },
  });
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Elsewhere', level: 1 })).toBeVisible();
  await expect(item(page, 'last page.txt')).toHaveAttribute('aria-selected', 'true');
});

test('a folder that is not there says so, and so does somebody else’s', async ({ page, ada, watch }) => {
  watch.allow(/status of 404/);
  await page.goto(`/files/${ada.space}/nothing/here`);
  await expect(page.getByRole('heading', { name: 'There is no folder here' })).toBeVisible();
  await page.goto('/files/~admin');
  await expect(page.getByRole('heading', { name: 'There is no folder here' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to my files' }).click();
  await expect(page.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
});

test('an awkward name is shown and opened as it is', async ({ page, ada }) => {
  const names = ['100% #1?.txt', 'a+b & c=d.txt', '<b>bold.txt', 'Ünïcödé 日本語.txt', "it's.txt"];
  await ada.api.uploadMany(
    `${ada.space}/50% & more?`,
    names.map((name) => ({ name, body: `I am ${name}` })),
  );
  await openFolder(page, `${ada.space}/50% & more?`);
  for (const name of names) {
    await item(page, name).dblclick();
    await expect(page.getByRole('dialog')).toContainText(`I am ${name}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
