import { expect, type Locator, type Page } from '@playwright/test';

/** The listing on the page: of a folder, of search results or of the trash. */
export function listing(page: Page): Locator {
  return page.getByRole('main').getByRole('grid');
}

/** An item of the listing, by its whole name. */
export function item(page: Page, name: string): Locator {
  return listing(page)
    .locator('[data-row-id]')
    .filter({ has: page.getByText(name, { exact: true }) });
}

/** Opens a folder's page and waits until it can be used. */
export async function openFolder(page: Page, path: string): Promise<void> {
  await page.goto(`/files/${path.split('/').map(encodeURIComponent).join('/')}`);
  const main = page.getByRole('main');
  await expect(main.getByRole('status').filter({ hasText: /^[\d,]+ items?$/ })).toBeVisible();
  // The server leaves times blank, for it does not know the zone: once they stand there, the page listens.
  await expect(main.locator('time').filter({ hasText: /^\s*$/ })).toHaveCount(0);
}

/** The names in sight, from the top. */
export async function namesInSight(page: Page): Promise<string[]> {
  return listing(page)
    .locator('[data-row-id]')
    .evaluateAll((rows) =>
      rows
        .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((row) => row.querySelector('[title]')?.getAttribute('title') ?? ''),
    );
}

/** The names that are selected, in alphabetical order. */
export async function selectedNames(page: Page): Promise<string[]> {
  const names = await listing(page)
    .locator('[data-row-id][aria-selected="true"]')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('[title]')?.getAttribute('title') ?? ''));
  return names.toSorted();
}

/** A notice in the corner. */
export function notice(page: Page, text: string | RegExp): Locator {
  return page.getByRole('region', { name: /notification/i }).getByText(text);
}
