import type { Page } from '@playwright/test';

/** Drops files and folders of this machine at a point of the page, as a file manager does. */
export async function dropFromOutside(
  page: Page,
  paths: readonly string[],
  { x, y }: { readonly x: number; readonly y: number },
  beforeLettingGo?: () => Promise<void>,
): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await beforeLettingGo?.();
  await devtools.send('Input.dispatchDragEvent', { type: 'drop', x, y, data });
  await devtools.detach();
}
