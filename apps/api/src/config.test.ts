import { readFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { readConfig } from './config.ts';

const root = resolve(fileURLToPath(import.meta.url), '../../../..');

test('everything has a default, and the data lives at the root of the repository', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    dataDir: join(root, 'data'),
    database: { engine: 'sqlite', file: join(root, 'data', 'sheaf.db') },
    publicUrl: null,
    trustedProxies: new BlockList(),
    accelRedirect: null,
    corsOrigins: [],
    server: 'lane',
    admin: null,
    maxUploadBytes: 10_737_418_240,
    maxArchiveEntries: 100_000,
    defaultQuotas: { space: null, user: null },
    auditMs: 365 * 24 * 60 * 60_000,
    sessions: { idleMs: 2_592_000_000, maxMs: 15_552_000_000 },
    oidc: null,
    rateLimit: { limit: 6000, windowSeconds: 10 },
    logLevel: 'info',
  });
});

test('.env.example names every variable and gives the defaults', () => {
  const lines = readFileSync(join(root, '.env.example'), 'utf8').split('\n');
  const env = Object.fromEntries(lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split('=')));
  expect(readConfig(env)).toEqual(readConfig({}));
  const source = readFileSync(join(root, 'apps/api/src/config.ts'), 'utf8');
  const read = new Set(
    Array.from(
      source.matchAll(
        /'((?:[A-Z]+_)*(?:PORT|HOST|DIR|URL|EMAIL|PASSWORD|BYTES|LEVEL|PROXIES|SERVER|LIMIT|REDIRECT|ORIGINS|ENTRIES|DAYS|ISSUER|ID|SECRET|NAME|USERS))'/g,
      ),
      (m) => m[1],
    ),
  );
  expect(Object.keys(env).toSorted()).toEqual([...read].map(String).toSorted());
});

test('values are read', () => {
  const config = readConfig({
    PORT: '8080',
    SHEAF_DATA_DIR: '/srv/sheaf',
    SHEAF_PUBLIC_URL: 'https://files.example.org/',
    SHEAF_CORS_ORIGINS: 'https://app.example.org/, http://localhost:5173',
    SHEAF_ADMIN_EMAIL: 'ada@example.org',
    SHEAF_ADMIN_PASSWORD: 'correct horse',
    LOG_LEVEL: 'silent',
  });
  expect(config).toMatchObject({
    port: 8080,
    dataDir: '/srv/sheaf',
    publicUrl: 'https://files.example.org',
    corsOrigins: ['https://app.example.org', 'http://localhost:5173'],
    logLevel: 'silent',
  });
  expect(config.admin).toEqual({ email: 'ada@example.org', password: 'correct horse' });
  expect(readConfig({ DATABASE_URL: 'postgres://a@b/c' }).database).toEqual({
    engine: 'postgres',
    url: 'postgres://a@b/c',
  });
  expect(readConfig({ SHEAF_RATE_LIMIT: '100/60' }).rateLimit).toEqual({ limit: 100, windowSeconds: 60 });
  expect(readConfig({ SHEAF_AUDIT_DAYS: 'all' }).auditMs).toBeNull();
  expect(readConfig({ SHEAF_RATE_LIMIT: 'off' }).rateLimit).toBeNull();
  expect(isAbsolute(readConfig({ SHEAF_DATA_DIR: 'elsewhere' }).dataDir)).toBe(true);
});

test.each([
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['DATABASE_URL', 'mysql://a/b'],
  ['SHEAF_PUBLIC_URL', 'files.example.org'],
  ['SHEAF_PUBLIC_URL', 'https://example.org/files'],
  ['SHEAF_MAX_UPLOAD_BYTES', '10GB'],
  ['SHEAF_MAX_UPLOAD_BYTES', '0'],
  ['SHEAF_MAX_ARCHIVE_ENTRIES', '-1'],
  ['SHEAF_SESSION_IDLE_DAYS', '0'],
  ['SHEAF_SESSION_MAX_DAYS', 'never'],
  ['SHEAF_AUDIT_DAYS', '0'],
  ['SHEAF_OIDC_ISSUER', 'id.example.org'],
  ['SHEAF_OIDC_ISSUER', 'http://id.example.org'],
  ['SHEAF_TRUSTED_PROXIES', '10.0.0.0/33'],
  ['SHEAF_TRUSTED_PROXIES', 'proxy.example.org'],
  ['SHEAF_ACCEL_REDIRECT', 'blobs'],
  ['SHEAF_CORS_ORIGINS', 'https://a.example, b.example'],
  ['SHEAF_CORS_ORIGINS', 'https://*.example'],
  ['SHEAF_SERVER', 'apache'],
  ['SHEAF_RATE_LIMIT', '10'],
  ['SHEAF_RATE_LIMIT', '0/10'],
  ['SHEAF_RATE_LIMIT', '10/1.5'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s stops the start with its name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(name);
});

test('who hands downloads over says to whom', () => {
  expect(() => readConfig({ SHEAF_ACCEL_REDIRECT: '/blobs/' })).toThrow('SHEAF_TRUSTED_PROXIES');
});

test('an admin needs an address and a password', () => {
  expect(() => readConfig({ SHEAF_ADMIN_EMAIL: 'a@b.org' })).toThrow('SHEAF_ADMIN_PASSWORD');
  expect(() => readConfig({ SHEAF_ADMIN_PASSWORD: 'long enough' })).toThrow('SHEAF_ADMIN_EMAIL');
  expect(() => readConfig({ SHEAF_ADMIN_EMAIL: 'nobody', SHEAF_ADMIN_PASSWORD: 'long enough' })).toThrow(
    'SHEAF_ADMIN_EMAIL',
  );
  expect(() => readConfig({ SHEAF_ADMIN_EMAIL: 'a@b.org', SHEAF_ADMIN_PASSWORD: 'eleven long' })).toThrow(
    'SHEAF_ADMIN_PASSWORD',
  );
  expect(() => readConfig({ SHEAF_ADMIN_EMAIL: 'a@b.org', SHEAF_ADMIN_PASSWORD: 'Password1234' })).toThrow(
    'SHEAF_ADMIN_PASSWORD',
  );
});

test('an identity provider has all that it takes, and brings whom it may', () => {
  const settings = {
    SHEAF_OIDC_ISSUER: 'https://id.example.org/realms/one',
    SHEAF_OIDC_CLIENT_ID: 'sheaf',
    SHEAF_OIDC_CLIENT_SECRET: 'secret',
  };
  const admits = (text: string) => {
    const { oidc } = readConfig({ ...settings, SHEAF_OIDC_CREATE_USERS: text });
    return ['ada@example.org', 'ada@mail.EXAMPLE.net', 'ada@example.net'].map((email) => oidc?.admits(email));
  };
  expect(readConfig(settings).oidc).toMatchObject({ issuer: settings.SHEAF_OIDC_ISSUER, name: 'single sign-on' });
  expect(admits('')).toEqual([false, false, false]);
  expect(admits('on')).toEqual([true, true, true]);
  expect(admits('example.org,Mail.Example.net')).toEqual([true, true, false]);
  expect(() => admits('everybody')).toThrow(/^SHEAF_OIDC_CREATE_USERS must be/);
  expect(() => readConfig({ ...settings, SHEAF_OIDC_CLIENT_SECRET: '' })).toThrow(/^SHEAF_OIDC_CLIENT_SECRET must be/);
});
