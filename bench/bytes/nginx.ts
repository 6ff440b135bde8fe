import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { descendantsCpu, freePort, SERVER_CORE } from '../measure/server.ts';
import type { Peer } from './peer.ts';

/** @throws Error when there is no nginx, or none with its WebDAV module. */
export function requireNginx(): void {
  try {
    // What it was built with goes to stderr.
    execFileSync('sh', ['-c', 'nginx -V 2>&1 | grep -q http_dav_module && which taskset']);
  } catch {
    throw new Error('Sheaf is measured beside nginx with WebDAV: apt-get install nginx-extras util-linux');
  }
}

/** nginx with one worker: PUT by WebDAV, GET by sendfile, and neither a log nor a sync. */
export async function startNginx(): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-bench-nginx-'));
  const port = await freePort();
  for (const name of ['files', 'body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, name));
  // The worker may run as another user.
  for (const name of ['', 'files', 'body']) chmodSync(join(folder, name), 0o777);
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, configuration(folder, port));
  const child = spawn('taskset', ['-c', String(SERVER_CORE), 'nginx', '-c', config, '-p', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(url);
  return {
    name: 'nginx',
    url,
    prefix: '/files',
    headers: {},
    cpu: () => descendantsCpu(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

function configuration(folder: string, port: number): string {
  return `
    daemon off;
    worker_processes 1;
    pid ${folder}/pid;
    error_log ${folder}/error.log;
    events { worker_connections 1024; }
    http {
      access_log off;
      sendfile on;
      tcp_nopush on;
      keepalive_requests 1000000;
      client_max_body_size 0;
      client_body_temp_path ${folder}/body;
      proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi;
      scgi_temp_path ${folder}/scgi;
      server {
        listen 127.0.0.1:${port};
        root ${folder};
        location /files/ { dav_methods PUT DELETE; create_full_put_path on; }
      }
    }`;
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (tries === 100) throw new Error('nginx does not answer.', { cause: error });
      await setTimeout(50);
    }
  }
}
