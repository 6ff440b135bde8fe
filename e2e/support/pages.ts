import { expect, type Page } from '@playwright/test';

import { type Person, shareAddress } from './people.ts';
import { plainPng, text } from './samples.ts';
import { item, openFolder } from './workspace.ts';

export interface Stop {
  readonly name: string;
  /** Goes there and waits until all of it is shown. */
  readonly show: (page: Page) => Promise<void>;
}

/** Something for every page to show. */
export async function furnish({ api, space }: Person): Promise<void> {
  const { data: reports } = await api.POST('/entries', { body: { path: `${space}/Reports` } });
  const link = { entry: reports.id, password: 'open sesame', expiresAt: '2199-01-01T00:00:00Z', maxDownloads: 7 };
  await api.POST('/shares', { body: link });
  await api.POST('/entries', { body: { path: `${space}/A folder with a rather long name, as people have them` } });
  await api.POST('/entries', { body: { path: `${space}/Empty` } });
  const picture = plainPng('sun.png', [250, 190, 60]);
  const notes = text(
    'notes.md',
    '# Notes\n\nThe [sun](https://example.org) rises.\n\n- one\n- `two`\n',
    'text/markdown',
  );
  await api.uploadMany(space, [
    { name: notes.name, body: new Blob([new Uint8Array(notes.buffer)], { type: notes.mimeType }) },
    { name: picture.name, body: new Blob([new Uint8Array(picture.buffer)], { type: picture.mimeType }) },
    { name: 'a-very-long-name-without-any-place-to-break-it-'.repeat(3), body: 'long' },
    { name: 'gone.txt', body: 'gone' },
  ]);
  await api.DELETE('/files/{path}', { params: { path: { path: `${space}/gone.txt` } } });
  await api.POST('/api-keys', { body: { name: 'nightly backup', scopes: ['files:read', 'files:write'] } });
}

/** Every page and every large dialog of the workspace. */
export function stopsFor({ space, user, api, password }: Person): Stop[] {
  const titled = (name: string, address: string): Stop => ({
    name,
    show: async (page) => {
      await page.goto(address);
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
      await expect(page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0);
    },
  });
  const inFolder = (name: string, then: (page: Page) => Promise<void>): Stop => ({
    name,
    show: async (page) => {
      // Each begins with the list, whatever the one before it has left.
      await page.context().clearCookies({ name: 'sheaf_view' });
      await openFolder(page, space);
      await then(page);
    },
  });
  return [
    inFolder('a folder', async (page) => expect(item(page, 'notes.md')).toBeVisible()),
    inFolder('a folder as tiles', async (page) => {
      await page.getByRole('button', { name: 'Tiles' }).click();
      await expect(item(page, 'sun.png')).toBeVisible();
    }),
    inFolder('a selection', async (page) => {
      await page.keyboard.press('Control+a');
      await expect(page.getByRole('toolbar', { name: 'Selected items' })).toBeVisible();
    }),
    inFolder('the move dialog', async (page) => {
      await page.keyboard.press('End');
      await page.keyboard.press('Alt+m');
      await expect(page.getByRole('dialog').getByRole('treeitem', { name: 'Reports' })).toBeVisible();
    }),
    inFolder('the members', async (page) => {
      await page.getByRole('button', { name: 'Members' }).click();
      await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
    }),
    inFolder('the help', async (page) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    }),
    inFolder('quick results', async (page) => {
      await page.getByRole('combobox', { name: 'Search all files' }).fill('sun');
      await expect(page.getByRole('option').first()).toBeVisible();
    }),
    inFolder('a preview', async (page) => {
      await page.keyboard.press('n');
      await page.keyboard.press(' ');
      await expect(page.getByRole('dialog').getByRole('heading', { name: 'Notes', exact: true })).toBeVisible();
    }),
    {
      name: 'an empty folder',
      show: async (page) => {
        await page.goto(`/files/${space}/Empty`);
        await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
      },
    },
    titled('Results for “sun”', '/search?q=sun'),
    {
      name: 'the links of a file',
      show: async (page) => {
        await openFolder(page, space);
        await item(page, 'Reports').click();
        await page.keyboard.press('Alt+s');
        await expect(page.getByRole('dialog').getByRole('region', { name: 'Links' })).toBeVisible();
      },
    },
    titled('Links', '/links'),
    titled('Trash', '/trash'),
    titled('Spaces', '/spaces'),
    titled('API keys', '/api-keys'),
    {
      name: 'a new key',
      show: async (page) => {
        await page.goto('/api-keys');
        await page.getByRole('button', { name: 'New key' }).click();
        await expect(page.getByRole('dialog', { name: 'New API key' })).toBeVisible();
      },
    },
    titled('Profile', '/profile'),
    {
      name: 'a second factor to set up',
      show: async (page) => {
        await page.goto('/profile');
        await page.getByRole('button', { name: 'Set up' }).click();
        await page.getByRole('dialog').getByRole('textbox', { name: 'Your password' }).fill(password);
        await page.getByRole('button', { name: 'Continue' }).click();
        await expect(page.getByRole('img', { name: 'The secret for your app' })).toBeVisible();
      },
    },
    {
      name: 'a shared folder',
      show: async (page) => {
        const { data: folder } = await api.GET('/entries', { params: { query: { folder: space } } });
        await page.goto(await shareAddress(api, { entry: folder.folder.id }));
        await expect(page.getByRole('link', { name: /^notes\.md/ })).toBeVisible();
      },
    },
    {
      name: 'a shared file',
      show: async (page) => {
        const { data: folder } = await api.GET('/entries', { params: { query: { folder: space } } });
        const notes = folder.items.find(({ name }) => name === 'notes.md');
        await page.goto(await shareAddress(api, { entry: notes?.id ?? '' }));
        await expect(page.getByRole('heading', { name: 'Notes', exact: true })).toBeVisible();
      },
    },
    {
      name: 'a link for uploads',
      show: async (page) => {
        const { data: folder } = await api.GET('/entries', { params: { query: { folder: `${space}/Empty` } } });
        await page.goto(await shareAddress(api, { entry: folder.folder.id, access: 'upload' }));
        await page.getByLabel('Files to upload').setInputFiles(plainPng('moon.png', [200, 200, 210]));
        await expect(page.getByText('1 file uploaded')).toBeVisible();
      },
    },
    ...(user.role === 'admin' ? [titled('People', '/people'), titled('Audit', '/audit')] : []),
    {
      name: 'no such page',
      show: async (page) => {
        await page.goto('/nowhere/to/be/found');
        await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
      },
    },
  ];
}
