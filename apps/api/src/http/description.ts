import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'yaml';

import { repositoryRoot } from '../config.ts';

/** `GET /openapi.yaml`: the description as it is committed. */
export async function yaml(): Promise<Response> {
  return page(await description(), 'application/yaml; charset=utf-8');
}

/** `GET /openapi.json`: the same, for tools that read JSON. */
export async function json(): Promise<Response> {
  return page(JSON.stringify(parse(await description())), 'application/json');
}

/** `GET /docs`: Redoc with its script inside the page, which may contact nobody but this server. */
export async function docs(): Promise<Response> {
  const html = await readFile(join(repositoryRoot(), 'apps/api/build/docs.html'), 'utf8');
  return page(html, 'text/html; charset=utf-8', { 'content-security-policy': policy(html) });
}

function description(): Promise<string> {
  return readFile(join(repositoryRoot(), 'openapi.yaml'), 'utf8');
}

function page(body: string, type: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, {
    headers: { ...headers, 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
  });
}

/** Names each inline script by its digest, so that no other can run. */
function policy(html: string): string {
  const scripts = Array.from(html.matchAll(/<script(?:\s[^>]*)?>([\s\S]*?)<\/script>/g), (match) => match[1] ?? '');
  const digests = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src ${digests.join(' ')}`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
