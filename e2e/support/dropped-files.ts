import { expect, type Page } from '@playwright/test';

export interface OutsideDrop {
  /** Files and folders of this machine. */
  readonly paths: readonly string[];
  readonly at: { readonly x: number; readonly y: number };
  /** What the page must promise before they are let go. */
  readonly promise: string | RegExp;
}

/** Drops files and folders from outside, as a file manager does. */
export async function dropFromOutside(page: Page, { paths, at, promise }: OutsideDrop): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  await devtools.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at, data });
  // A hand that holds still goes on telling where it is.
  await expect(async () => {
    await devtools.send('Input.dispatchDragEvent', { type: 'dragOver', ...at, data });
    await expect(page.getByText(promise)).toBeVisible({ timeout: 300 });
  }).toPass();
  await devtools.send('Input.dispatchDragEvent', { type: 'drop', ...at, data });
  await devtools.detach();
}
