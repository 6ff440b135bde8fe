import type { CreatedShare, Entry } from '@sheaf/contracts';
import { expect, it } from 'vitest';

import { api, fileUrl } from '../support/api.ts';
import { withOwnServer } from '../support/own-server.ts';
import { namesIn, newPerson, putFile, unique } from '../support/people.ts';
import { raw } from '../support/raw.ts';

/*
 * Attacks by other sites, through the browser of somebody who is signed in.
 */

const forms: readonly (readonly [type: string, body: (space: string) => string | FormData])[] = [
  ['application/x-www-form-urlencoded', () => 'name=eve'],
  ['text/plain', () => '{"name":"eve"}'],
  ['multipart/form-data', fileForm],
];

it.each(forms)('CSRF: a form of another site, sent as %s, changes nothing', async (type, body) => {
  const person = await newPerson();
  const sent = body(person.space);
  const from = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const headers = typeof sent === 'string' ? { ...from, 'content-type': type } : from;
  for (const path of ['/spaces', '/files', '/entries', '/api-keys']) {
    const answer = await api('POST', path, { as: person, headers, body: sent });
    expect(answer.status, path).toBe(403);
  }
  expect(await namesIn(person, person.space)).toEqual([]);
});

it('CSRF without a session: no form can sign somebody in, set a password or unlock a link', async () => {
  const token = 'A'.repeat(43);
  for (const path of ['/session', '/setup', `/invitations/${token}`, `/links/${token}`]) {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=a']) {
      const { status } = await api('POST', path, { headers: { 'content-type': type }, body: '{"password":"x"}' });
      expect(status, `${path} ${type}`).toBe(415);
    }
  }
});

it('CSRF by another method: none is taken from a header, a field or the query', async () => {
  const person = await newPerson();
  const file = await putFile(person, `${person.space}/a.txt`);
  const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', 'x-http-method': 'DELETE' };
  expect((await api('GET', `/entries/${file.id}`, { as: person, headers })).status).toBe(200);
  expect((await api('POST', `/entries/${file.id}`, { as: person, headers })).status).toBe(405);
  expect((await api('GET', `/entries/${file.id}`, { as: person, query: { _method: 'DELETE' } })).status).toBe(400);
  expect(await namesIn(person, person.space)).toEqual(['a.txt']);
});

it('cookie flags: over https every cookie is out of reach of scripts, of http and of other sites', async () => {
  await withOwnServer(
    async ({ url, admin: as }) => {
      const { json: file } = await api<Entry>('PUT', fileUrl('shared/a.txt'), { url, as, body: 'a' });
      const json = { entry: file.id, password: 'a password of theirs', maxDownloads: 1 };
      const { token } = (await api<CreatedShare>('POST', '/shares', { url, as, json })).json;
      const unlocked = await api('POST', `/links/${token}`, { url, json: { password: json.password } });
      const [pass = ''] = unlocked.headers.getSetCookie();
      const headers = { cookie: pass.split(';')[0] ?? '' };
      const download = await api('GET', `/shared/${token}/files/a.txt`, { url, headers });
      const signedIn = await api('POST', '/session', {
        url,
        json: { email: 'admin@example.com', password: 'correct horse battery' },
      });
      const signedOut = await api('DELETE', '/session', { url, as });
      const cookies = [unlocked, download, signedIn, signedOut].map((answer) => answer.headers.getSetCookie());
      expect(cookies.map((each) => each[0]?.split('=')[0])).toEqual([
        'sheaf_share',
        'sheaf_download',
        '__Host-sheaf_session',
        '__Host-sheaf_session',
      ]);
      for (const [cookie = ''] of cookies) {
        expect(cookie.split('; ')).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'SameSite=Lax']));
        expect(cookie).not.toContain('Domain');
      }
    },
    { SHEAF_PUBLIC_URL: 'https://files.example.org' },
  );
});

it.each([
  '//evil.example',
  '/\\evil.example',
  '/%5cevil.example',
  '//evil.example/%2e%2e',
  '/api//evil.example',
  '/api/..//evil.example',
])('open redirect: %s leads nowhere else', async (target) => {
  for (const path of [target, `${target}/`, `/login?next=${encodeURIComponent(target)}`]) {
    const { headers } = await raw(`GET ${path}`);
    const location = headers.get('location');
    if (location !== null) expect(new URL(location, 'http://here.example').origin, path).toBe('http://here.example');
  }
});

it('open redirect: an entry opens at its own path, whatever it is called', async () => {
  const person = await newPerson();
  for (const name of [`${unique()}%2f%2fevil.example`, '@evil.example', '?next=', ';evil.example']) {
    const file = await putFile(person, `${person.space}/${name}`);
    const { headers } = await api('GET', `/entries/${file.id}/open`, { as: person });
    expect(headers.get('location')).toBe(`/api${fileUrl(`${person.space}/${name}`)}?disposition=inline`);
    const { headers: anonymous } = await api('GET', `/entries/${file.id}/open`);
    expect(anonymous.get('location')).toBe(`/login?next=${encodeURIComponent(`/api/entries/${file.id}/open`)}`);
  }
});

it('a poisoned host: addresses that are handed out are those of SHEAF_PUBLIC_URL', async () => {
  const publicUrl = 'https://files.example.org';
  await withOwnServer(
    async ({ url, admin: as }) => {
      const { json: file } = await api<Entry>('PUT', fileUrl('shared/a.txt'), { url, as, body: 'a' });
      const headers = {
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
        'x-forwarded-proto': 'http',
      };
      const { json: link } = await api<CreatedShare>('POST', '/shares', { url, as, headers, json: { entry: file.id } });
      const user = { name: 'Eve', email: 'eve@example.com', role: 'member' };
      const { text } = await api('POST', '/users', { url, as, headers, json: user });
      expect(link.url.startsWith(`${publicUrl}/`)).toBe(true);
      expect(text).toContain(`${publicUrl}/invitations/`);
      expect(text).not.toContain('evil.example');
    },
    { SHEAF_PUBLIC_URL: publicUrl },
  );
});

function fileForm(space: string): FormData {
  const form = new FormData();
  form.append('folder', space);
  form.append('file', new Blob(['eve']), 'eve.txt');
  return form;
}
