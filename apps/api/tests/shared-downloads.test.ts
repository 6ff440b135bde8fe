import type { SharePage } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, tally } from './support/api.ts';
import { archive, download, listing, newShare, shared } from './support/links.ts';
import { putFile } from './support/people.ts';

describe('a limit of downloads', () => {
  it('is kept however many come at once', async () => {
    const { token, person } = await newShare({ maxDownloads: 5 });
    const answers = await Promise.all(Array.from({ length: 50 }, () => download(token, 'a.txt')));
    expect(tally(answers)).toEqual({ 200: 5, 410: 45 });
    expect((await download(token, 'deep/b.txt')).json.code).toBe('share_used_up');
    const { json } = await api<SharePage>('GET', '/shares', { as: person });
    expect(json.items[0]).toMatchObject({ maxDownloads: 5, downloads: 5, active: false });
    expect((await shared(token)).json.downloadsLeft).toBe(0);
    expect((await listing(token)).status).toBe(200);
  });

  it('counts an archive as one, and none that is refused', async () => {
    const { token } = await newShare({ maxDownloads: 1 });
    await api('HEAD', `/shared/${token}/archive`);
    await archive(token, { folder: 'nowhere' });
    const answers = await Promise.all([archive(token), archive(token), archive(token)]);
    expect(tally(answers)).toEqual({ 200: 1, 410: 2 });
    expect((await archive(token, { folder: 'deep' })).json.code).toBe('share_used_up');
    expect((await api('HEAD', `/shared/${token}/archive`)).status).toBe(200);
  });

  it('counts ranges of the same download once, and what bears no bytes not at all', async () => {
    const { token, file, person, share, space } = await newShare({ maxDownloads: 2 });
    const left = async () => (await shared(token)).json.downloadsLeft;
    await download(token, 'a.txt', { 'if-none-match': file.etag ?? '' });
    await download(token, 'a.txt', { range: 'bytes=100-' });
    await api('HEAD', `/shared/${token}/files/a.txt`);
    expect(await left()).toBe(2);
    const first = await download(token, 'a.txt', { range: 'bytes=0-4' });
    const [header = ''] = first.headers.getSetCookie();
    expect(header).toMatch(
      new RegExp(`; Path=/api/shared/${token}/files/a.txt; Expires=[^;]+; HttpOnly; SameSite=Lax$`),
    );
    const cookie = header.split(';')[0] ?? '';
    for (const range of ['bytes=5-', 'bytes=0-', 'bytes=-1']) {
      expect((await download(token, 'a.txt', { cookie, range })).status).toBe(206);
    }
    expect(await left()).toBe(1);
    // The whole file anew, a range of another file, one without the cookie: each is a download of its own.
    expect((await download(token, 'a.txt', { cookie })).status).toBe(200);
    expect(await left()).toBe(0);
    for (const [path, headers] of [
      ['a.txt', { cookie }],
      ['a.txt', { range: 'bytes=1-' }],
      ['a.txt', { range: 'bytes=1-', cookie: 'sheaf_download=9999999999999.AAAA' }],
      ['deep/b.txt', { cookie, range: 'bytes=1-' }],
    ] as const) {
      expect((await download(token, path, headers)).status, JSON.stringify(headers)).toBe(410);
    }
    expect((await download(token, 'a.txt', { cookie, range: 'bytes=5-' })).status).toBe(206);
    await putFile(person, `${space.name}/folder/a.txt`, 'new bytes');
    expect((await download(token, 'a.txt', { cookie, range: 'bytes=5-' })).status).toBe(410);
    await api('PATCH', `/shares/${share.id}`, { as: person, json: { maxDownloads: 3 } });
    expect((await download(token, 'a.txt')).text).toBe('new bytes');
  });
});
