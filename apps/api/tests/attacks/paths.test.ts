import { readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Entry } from '@sheaf/contracts';
import { expect, it } from 'vitest';

import { api, fileUrl } from '../support/api.ts';
import { withOwnServer } from '../support/own-server.ts';
import { namesIn, newPerson, newSpace } from '../support/people.ts';
import { raw } from '../support/raw.ts';

/*
 * Attacks by paths: what stands in an address leads to entries, never to files of the machine.
 */

const crooked = [
  '../../../../etc/passwd',
  '%2e%2e/%2e%2e/etc/passwd',
  '.%2e/%2e./etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '..%5c..%5cetc%5cpasswd',
  '..\\..\\etc\\passwd',
  '%00',
  'a.txt%00.png',
  '%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd',
  '%ff%fe',
  'a%ED%A0%80b',
  '//etc/passwd',
  'a/./b',
  'a//b',
  'a/',
  '100%',
];

it.each(crooked)('path traversal: %s is refused for every method, and stores nothing', async (path) => {
  const person = await newPerson();
  const { name: space } = await newSpace(person);
  const headers = { cookie: person.headers['cookie'] ?? '', 'content-length': '0' };
  for (const base of ['files', 'archives', `shared/${'A'.repeat(43)}/files`]) {
    for (const method of base === 'files' ? ['PUT', 'GET', 'DELETE'] : ['GET']) {
      const { status } = await raw(`${method} /api/${base}/${space}/${path}`, headers);
      // Who names no link is told that first.
      expect([400, ...(base.startsWith('shared') ? [404] : [])], `${method} ${base}`).toContain(status);
    }
  }
  expect(await namesIn(person, space)).toEqual([]);
});

it('symbolic links in the data folder: what they lead to is not served', async () => {
  await withOwnServer(async ({ url, admin: as, dataDir }) => {
    const { json: file } = await api<Entry>('PUT', fileUrl('shared/a.txt'), { url, as, body: 'x'.repeat(64) });
    const secret = join(dataDir, '..', 'secret.txt');
    writeFileSync(secret, 's'.repeat(64));
    const [blob = ''] = readdirSync(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name));
    renameSync(blob, `${blob}.moved`);
    symlinkSync(secret, blob);
    for (const path of [fileUrl(file.path), `/entries/${file.id}/versions/${file.version}/content`]) {
      const answer = await api('GET', path, { url, as });
      expect(answer.status).toBe(500);
      expect(answer.text).not.toContain('sss');
    }
  });
});
