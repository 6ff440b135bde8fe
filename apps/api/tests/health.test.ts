import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Health } from '@sheaf/contracts';
import { describe, expect, it, vi } from 'vitest';

import { api } from './support/api.ts';
import { withOwnServer } from './support/own-server.ts';

describe('a server that works', () => {
  it('says so in JSON', async () => {
    const { status, headers, json } = await api<Health>('GET', '/health');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('vary')).toMatch(/accept/i);
    expect(json).toEqual({
      status: 'ok',
      checks: [
        { name: 'database', ok: true },
        { name: 'blobs', ok: true },
      ],
    });
  });

  it.each([
    ['text/plain', 'text/plain; charset=utf-8'],
    ['text/*', 'text/plain; charset=utf-8'],
    ['application/json;q=0.5, text/plain', 'text/plain; charset=utf-8'],
    ['text/plain;q=0.5, */*', 'application/json'],
    ['*/*', 'application/json'],
  ])('answers Accept: %s as %s', async (accept, type) => {
    const { status, headers, text } = await api('GET', '/health', { headers: { accept } });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(text.startsWith('ok')).toBe(type.startsWith('text/'));
  });

  it('refuses to answer in a type it does not have', async () => {
    const { status, json } = await api('GET', '/health', { headers: { accept: 'text/html' } });
    expect(status).toBe(406);
    expect(json.code).toBe('not_acceptable');
  });

  it('refuses a parameter it does not know', async () => {
    const { status } = await api('GET', '/health', { query: { verbose: 1 } });
    expect(status).toBe(400);
  });
});

describe('a server whose disk is gone', () => {
  it('says what does not work, and answers what it did not expect without detail', async () => {
    await withOwnServer(async ({ url, dataDir, admin, output }) => {
      rmSync(join(dataDir, 'tmp'), { recursive: true });
      const json = await api<Health>('GET', '/health', { url });
      expect(json.status).toBe(503);
      expect(json.json.status).toBe('failing');
      expect(json.json.checks).toContainEqual({ name: 'blobs', ok: false });
      const text = await api('GET', '/health', { url, headers: { accept: 'text/plain' } });
      expect([text.status, text.text]).toEqual([503, 'failing: blobs']);

      const headers = { 'x-request-id': 'the-lost-upload' };
      const upload = await api('PUT', '/files/shared/a.txt', { url, as: admin, headers, body: 'lost' });
      expect(upload.status).toBe(500);
      expect(upload.json).toEqual({
        type: 'about:blank',
        title: 'Internal server error',
        status: 500,
        code: 'internal_error',
        requestId: 'the-lost-upload',
        error: 'Internal server error',
      });
      const logged = /"requestId":"the-lost-upload".*"status":500.*ENOENT/;
      await vi.waitFor(() => expect(output()).toMatch(logged), { timeout: 10_000 });
    });
  });
});
