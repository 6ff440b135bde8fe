import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Entry } from '@sheaf/contracts';
import { expect, it, vi } from 'vitest';

import { type Answer, api, type ApiOptions, fileUrl } from './support/api.ts';
import { type OwnServer, withOwnServer } from './support/own-server.ts';
import { freePort } from './support/postgres.ts';

/** Where nginx connects from; the test itself comes from 127.0.0.1, which nobody trusts. */
const PROXY = '127.0.0.2';
const environment = { SHEAF_ACCEL_REDIRECT: '/sheaf-blobs/', SHEAF_TRUSTED_PROXIES: PROXY };
const body = 'the bytes of a file, '.repeat(100);

/** What differs from answer to answer, and what belongs to the connection. */
const passing = [
  'date',
  'server',
  'connection',
  'keep-alive',
  'x-request-id',
  'transfer-encoding',
  'strict-transport-security',
];

it('nginx sends the bytes of downloads, and answers as Sheaf does', async () => {
  await withOwnServer(async (server) => {
    await withNginx(server, async (proxy) => {
      const { json: file } = await api<Entry>('PUT', fileUrl('shared/a.txt'), { url: proxy, as: server.admin, body });
      await api('PUT', fileUrl('shared/empty.txt'), { url: proxy, as: server.admin, body: '' });
      const etag = file.etag ?? '';
      const requests: readonly (readonly [method: string, path: string, headers: ApiOptions['headers']])[] = [
        ['GET', 'a.txt', {}],
        ['HEAD', 'a.txt', {}],
        ['GET', 'a.txt?disposition=inline', {}],
        ['GET', 'empty.txt', {}],
        ['GET', 'a.txt', { range: 'bytes=5-9' }],
        ['GET', 'a.txt', { range: 'bytes=-7' }],
        ['GET', 'a.txt', { range: 'bytes=0-1,4-5' }],
        ['GET', 'a.txt', { range: 'bytes=9999999-' }],
        ['GET', 'a.txt', { range: 'bytes=5-9', 'if-range': etag }],
        ['GET', 'a.txt', { range: 'bytes=5-9', 'if-range': '"another"' }],
        ['GET', 'a.txt', { 'if-none-match': etag }],
        ['GET', 'a.txt', { 'if-none-match': '"another"' }],
        ['GET', 'a.txt', { 'if-match': etag }],
        ['GET', 'a.txt', { 'if-match': '"another"' }],
        ['GET', 'a.txt', { 'if-modified-since': new Date(0).toUTCString() }],
        ['GET', 'a.txt', { 'if-unmodified-since': new Date(0).toUTCString() }],
        ['GET', 'missing.txt', {}],
      ];
      for (const [method, path, headers = {}] of requests) {
        const ask = async (url: string) => {
          const options = { url, as: server.admin, headers: { 'accept-encoding': 'identity', ...headers } };
          return facts(await api(method, `/files/shared/${path}`, options));
        };
        expect(await ask(proxy), `${method} ${path} ${JSON.stringify(headers)}`).toEqual(await ask(server.url));
      }
      const version = `/entries/${file.id}/versions/${file.version}/content`;
      expect((await api('GET', version, { url: proxy, as: server.admin })).text).toBe(body);
      const outside = await fetch(`${proxy}/sheaf-blobs/`);
      expect(outside.status).toBe(404);
      expect(readFileSync(join(server.dataDir, '..', 'nginx', 'sent.log'), 'utf8')).toMatch(
        /^200 \d+ \/sheaf-blobs\//m,
      );
    });
  }, environment);
});

/** What an answer says, whoever gave it. */
function facts({ status, headers, text }: Answer<unknown>) {
  const problem = status >= 400 ? (JSON.parse(text) as { code: string }).code : undefined;
  const kept = [...headers].filter(([name]) => !passing.includes(name));
  // nginx says for itself what it passes on from Sheaf, too; a list says the same twice (RFC 9110, 14.3).
  const ranges = headers.has('accept-ranges') && { 'accept-ranges': headers.get('accept-ranges')?.split(', ')[0] };
  return { status, headers: { ...Object.fromEntries(kept), ...ranges }, text: problem ?? text };
}

/** nginx as deploy/ sets it up, without TLS, in front of a server. */
async function withNginx({ url, dataDir }: OwnServer, test: (proxy: string) => Promise<void>): Promise<void> {
  const folder = join(dataDir, '..', 'nginx');
  mkdirSync(folder);
  const downloads = readFileSync(
    fileURLToPath(new URL('../../../deploy/nginx-downloads.conf', import.meta.url)),
    'utf8',
  );
  writeFileSync(join(folder, 'downloads.conf'), downloads.replace('/var/lib/sheaf', dataDir));
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  writeFileSync(
    join(folder, 'nginx.conf'),
    `
    daemon off;
    ${userInfo().uid === 0 ? `user ${userInfo().username};` : ''}
    worker_processes 1;
    pid ${folder}/pid;
    error_log ${folder}/error.log;
    events {}
    http {
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
      log_format sent '$status $body_bytes_sent $uri';
      access_log ${folder}/sent.log sent;
      server {
        listen 127.0.0.1:${port};
        include ${folder}/downloads.conf;
        location / {
          proxy_pass ${url};
          proxy_bind ${PROXY};
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host $host;
        }
      }
    }`,
  );
  const nginx = spawn('/usr/sbin/nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  const ended = once(nginx, 'exit');
  try {
    const proxy = `http://127.0.0.1:${port}`;
    await vi.waitFor(() => fetch(proxy), { timeout: 10_000 });
    await test(proxy);
  } finally {
    nginx.kill('SIGTERM');
    await ended;
  }
}
