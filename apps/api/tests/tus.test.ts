import { describe, expect, it } from 'vitest';

import { api } from './support/api.ts';
import { maxUploadBytes } from './support/engine-server.ts';
import { newPerson } from './support/people.ts';
import { append, metadata, tus } from './support/tus.ts';

const unknown = '/uploads/upl_01k5x6d1e2f3g4h5j6k7m8n9pq';

describe('tus', () => {
  it('is told by OPTIONS, and its version by every answer', async () => {
    for (const path of ['/uploads', unknown]) {
      const { status, headers } = await api('OPTIONS', path);
      expect(status).toBe(204);
      expect(Object.fromEntries(headers)).toMatchObject({
        'tus-version': '1.0.0',
        'tus-extension': 'creation,checksum,expiration,termination',
        'tus-checksum-algorithm': 'sha1,sha256',
        'tus-max-size': String(maxUploadBytes),
      });
    }
    const answers = [await api('POST', '/uploads'), await api('GET', '/uploads'), await api('HEAD', unknown)];
    expect(answers.map(({ status, headers }) => [status, headers.get('tus-resumable')])).toEqual([
      [401, '1.0.0'],
      [405, '1.0.0'],
      [401, '1.0.0'],
    ]);
  });

  it('of another version is refused by every operation', async () => {
    const as = await newPerson();
    const headers = { 'tus-resumable': '2.0.0' };
    const answers = [
      await append(as, unknown, { offset: 0, body: '', headers }),
      await api('HEAD', unknown, { as, headers }),
      await api('DELETE', unknown, { as, headers }),
    ];
    expect(answers.map((answer) => [answer.status, answer.headers.get('tus-version')])).toEqual(
      answers.map(() => [412, '1.0.0']),
    );
  });

  it.each([
    ['no path', 'name YQ=='],
    ['nothing', ''],
    ['a key twice', `${metadata({ path: 'shared/a' })},path YQ==`],
    ['no base64', 'path !'],
    ['no UTF-8', `path ${Buffer.from([0xff]).toString('base64')}`],
    ['three words', 'path YQ== YQ=='],
    ['another onConflict', metadata({ path: 'shared/a', onConflict: 'skip' })],
  ])('is refused with metadata of %s', async (_what, said) => {
    const headers = { ...tus, 'upload-length': '1', 'upload-metadata': said };
    const answer = await api('POST', '/uploads', { as: await newPerson(), headers });
    expect([answer.status, answer.json.issues?.[0]]).toMatchObject([400, { in: 'header', path: ['upload-metadata'] }]);
  });

  it('is told how long an upload is: a length for later is not taken', async () => {
    const headers = { ...tus, 'upload-defer-length': '1', 'upload-metadata': metadata({ path: 'shared/a' }) };
    const answer = await api('POST', '/uploads', { as: await newPerson(), headers });
    expect([answer.status, answer.json.issues?.[0]]).toMatchObject([
      400,
      { path: ['upload-length'], code: 'required' },
    ]);
  });
});
