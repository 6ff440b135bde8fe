import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { FileChooser, Locator, Page } from '@playwright/test';

import type { Sample } from './samples.ts';

/** The list of uploads in the corner. */
export function panel(page: Page): Locator {
  return page.getByRole('region', { name: 'Uploads', exact: true });
}

export async function pick(page: Page, files: readonly Sample[]): Promise<void> {
  await (await openPicker(page)).setFiles([...files]);
}

export async function openPicker(page: Page, what: 'Files' | 'A folder' = 'Files'): Promise<FileChooser> {
  await page.getByRole('main').getByRole('button', { name: 'Upload', exact: true }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: what }).click();
  return choosing;
}

/** Writes files below a folder of this machine. */
export async function onDisk(root: string, files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}
