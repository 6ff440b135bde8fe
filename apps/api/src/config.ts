import { existsSync } from 'node:fs';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { isCommonPassword } from '#services/common-passwords.ts';
import type { SessionLifetime } from '#services/context.ts';

export type DatabaseConfig =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: string };

export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where SQLite and the bytes live, absolute. */
  readonly dataDir: string;
  readonly database: DatabaseConfig;
  /** The origin people use, without a trailing slash; null when it follows from the request. */
  readonly publicUrl: string | null;
  /** Whose word about scheme and host (`X-Forwarded-*`) counts. */
  readonly trustedProxies: BlockList;
  /**
   * Where a proxy finds the folder of blobs, with slashes at both ends: it sends the bytes of downloads itself
   * (`X-Accel-Redirect`). null: Sheaf does.
   */
  readonly accelRedirect: string | null;
  /** Origins whose pages may call the API with a key; `*`: all of them. */
  readonly corsOrigins: readonly string[];
  /** What answers `/api`: the fast lane, or `next start` behind it. */
  readonly server: 'lane' | 'next';
  /** The first admin, made at start when there is none. */
  readonly admin: { readonly email: string; readonly password: string } | null;
  readonly maxUploadBytes: number;
  /** How many files and folders a zip archive may have. */
  readonly maxArchiveEntries: number;
  /** What spaces and users may hold for which nothing else was set, in bytes; null: as much as there is room for. */
  readonly defaultQuotas: { readonly space: number | null; readonly user: number | null };
  readonly sessions: SessionLifetime;
  /** Where people can sign in, too, and who may come that way without an account; null: nowhere else. */
  readonly oidc: OidcConfig | null;
  /** For how long it is remembered what happened; null: for ever. */
  readonly auditMs: number | null;
  /** How often one caller may call; null: as often as they like, and guessing passwords is not slowed down either. */
  readonly rateLimit: { readonly limit: number; readonly windowSeconds: number } | null;
  readonly logLevel: LogLevel;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it. */
  readonly name: string;
  admits(email: string): boolean;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const DAY_MS = 24 * 60 * 60_000;
const TEN_GIB = 10 * 1024 ** 3;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration. Nothing else in the app reads the environment.
 *
 * @throws Error naming the variable whose value is bad
 */
export function readConfig(variables: Environment = process.env): Config {
  const env = withoutEmpty(variables);
  const dataDir = resolve(repositoryRoot(), env['SHEAF_DATA_DIR'] ?? 'data');
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port: integer(env, 'PORT', { fallback: 3000, min: 0, max: 65_535 }),
    dataDir,
    database: database(env, dataDir),
    publicUrl: publicUrl(env),
    trustedProxies: trustedProxies(env),
    accelRedirect: accelRedirect(env),
    corsOrigins: corsOrigins(env),
    server: server(env),
    admin: admin(env),
    maxUploadBytes: integer(env, 'SHEAF_MAX_UPLOAD_BYTES', { fallback: TEN_GIB, min: 1, max: Number.MAX_SAFE_INTEGER }),
    maxArchiveEntries: integer(env, 'SHEAF_MAX_ARCHIVE_ENTRIES', { fallback: 100_000, min: 1, max: 10_000_000 }),
    defaultQuotas: { space: quota(env, 'SHEAF_SPACE_QUOTA_BYTES'), user: quota(env, 'SHEAF_USER_QUOTA_BYTES') },
    sessions: sessions(env),
    oidc: oidc(env),
    auditMs: auditMs(env),
    rateLimit: rateLimit(env),
    logLevel: logLevel(env),
  };
}

/** Settles what libraries read from the environment themselves. An operator's own value wins. */
export function prepareEnvironment({ dev }: { readonly dev: boolean }): void {
  const defaults = { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' };
  Object.assign(process.env, defaults, { ...process.env });
}

/** The environment for a program that this one runs. */
export function environmentWith(variables: Environment): NodeJS.ProcessEnv {
  return { ...process.env, ...variables };
}

/** Tells the pages, which run in this process, where the API listens. */
export function sharePort(port: number): void {
  process.env['PORT'] = String(port);
}

/** The nearest folder above this file that holds the workspace; a bundle that was moved elsewhere looks from the cwd. */
export function repositoryRoot(): string {
  return workspaceAbove(dirname(fileURLToPath(import.meta.url))) ?? workspaceAbove(process.cwd()) ?? process.cwd();
}

function workspaceAbove(folder: string): string | undefined {
  if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : workspaceAbove(parent);
}

/** `PORT=` in a file means the same as no line at all. */
function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

function integer(env: Environment, name: string, rule: { fallback: number; min: number; max: number }): number {
  const text = env[name];
  if (!text) return rule.fallback;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= rule.min && value <= rule.max) return value;
  throw bad(name, `must be a whole number from ${rule.min} to ${rule.max}, not ${JSON.stringify(text)}`);
}

function quota(env: Environment, name: string): number | null {
  return env[name] ? integer(env, name, { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER }) : null;
}

function database(env: Environment, dataDir: string): DatabaseConfig {
  const url = env['DATABASE_URL'];
  if (!url) return { engine: 'sqlite', file: join(dataDir, 'sheaf.db') };
  if (/^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url)) return { engine: 'postgres', url };
  throw bad('DATABASE_URL', 'must start with postgres:// and be a URL; leave it unset for the embedded SQLite');
}

function publicUrl(env: Environment): string | null {
  const text = env['SHEAF_PUBLIC_URL'];
  return text ? origin('SHEAF_PUBLIC_URL', text) : null;
}

function accelRedirect(env: Environment): string | null {
  const prefix = env['SHEAF_ACCEL_REDIRECT'];
  if (!prefix) return null;
  if (!/^\/(?:[\w.~-]+\/)+$/.test(prefix)) {
    throw bad('SHEAF_ACCEL_REDIRECT', `must be a path such as /sheaf-blobs/, not ${JSON.stringify(prefix)}`);
  }
  if (!env['SHEAF_TRUSTED_PROXIES']) throw bad('SHEAF_TRUSTED_PROXIES', 'must be set when SHEAF_ACCEL_REDIRECT is');
  return prefix;
}

function corsOrigins(env: Environment): string[] {
  return list(env, 'SHEAF_CORS_ORIGINS').map((text) => (text === '*' ? text : origin('SHEAF_CORS_ORIGINS', text)));
}

function origin(name: string, text: string): string {
  // A host may not have a star in it, though it parses.
  const url = text.includes('*') ? null : URL.parse(text);
  const isOrigin =
    url !== null && /^https?:$/.test(url.protocol) && (url.href === url.origin || url.href === `${url.origin}/`);
  if (isOrigin) return url.origin;
  throw bad(name, `must be an origin such as https://files.example.org, without a path, not ${JSON.stringify(text)}`);
}

function list(env: Environment, name: string): string[] {
  const parts = (env[name] ?? '').split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

function trustedProxies(env: Environment): BlockList {
  const trusted = new BlockList();
  for (const text of list(env, 'SHEAF_TRUSTED_PROXIES')) {
    const [address = '', prefix] = text.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    const bits = Number(prefix ?? (family === 'ipv6' ? 128 : 32));
    if (isIP(address) === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 'ipv6' ? 128 : 32)) {
      throw bad(
        'SHEAF_TRUSTED_PROXIES',
        `must list addresses such as 127.0.0.1 or 10.0.0.0/8, not ${JSON.stringify(text)}`,
      );
    }
    trusted.addSubnet(address, bits, family);
  }
  return trusted;
}

function server(env: Environment): Config['server'] {
  const text = env['SHEAF_SERVER'] ?? 'lane';
  if (text === 'lane' || text === 'next') return text;
  throw bad('SHEAF_SERVER', `must be lane or next, not ${JSON.stringify(text)}`);
}

function admin(env: Environment): Config['admin'] {
  const email = env['SHEAF_ADMIN_EMAIL'];
  const password = env['SHEAF_ADMIN_PASSWORD'];
  if (!email && !password) return null;
  if (!email) throw bad('SHEAF_ADMIN_EMAIL', 'must be set when SHEAF_ADMIN_PASSWORD is');
  if (!password) throw bad('SHEAF_ADMIN_PASSWORD', 'must be set when SHEAF_ADMIN_EMAIL is');
  if (!z.email().max(254).safeParse(email).success) throw bad('SHEAF_ADMIN_EMAIL', 'must be an email address');
  if (password.length < 12 || password.length > 256) {
    throw bad('SHEAF_ADMIN_PASSWORD', 'must have 12 to 256 characters');
  }
  if (isCommonPassword(password)) throw bad('SHEAF_ADMIN_PASSWORD', 'is among the passwords that are guessed first');
  return { email, password };
}

function sessions(env: Environment): SessionLifetime {
  const days = (name: string, fallback: number) => integer(env, name, { fallback, min: 1, max: 3650 }) * DAY_MS;
  return { idleMs: days('SHEAF_SESSION_IDLE_DAYS', 30), maxMs: days('SHEAF_SESSION_MAX_DAYS', 180) };
}

function auditMs(env: Environment): number | null {
  if (env['SHEAF_AUDIT_DAYS'] === 'all') return null;
  return integer(env, 'SHEAF_AUDIT_DAYS', { fallback: 365, min: 1, max: 36_500 }) * DAY_MS;
}

function oidc(env: Environment): OidcConfig | null {
  const issuer = env['SHEAF_OIDC_ISSUER'];
  if (!issuer) return null;
  const required = (name: string): string => {
    const value = env[name];
    if (value) return value;
    throw bad(name, 'must be set when SHEAF_OIDC_ISSUER is');
  };
  const name = env['SHEAF_OIDC_NAME'] ?? 'single sign-on';
  if (name.length > 100) throw bad('SHEAF_OIDC_NAME', 'must have 100 characters at most');
  return {
    issuer: issuerUrl(issuer),
    clientId: required('SHEAF_OIDC_CLIENT_ID'),
    clientSecret: required('SHEAF_OIDC_CLIENT_SECRET'),
    name,
    admits: admits(env),
  };
}

/** Plain http is for this machine: whoever is on the way could else sign in as anybody. */
function issuerUrl(text: string): string {
  const url = URL.parse(text);
  const isSafe =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname));
  if (isSafe && url.search === '' && url.hash === '') return text;
  throw bad(
    'SHEAF_OIDC_ISSUER',
    `must be an https address such as https://id.example.org, not ${JSON.stringify(text)}`,
  );
}

function admits(env: Environment): OidcConfig['admits'] {
  const text = env['SHEAF_OIDC_CREATE_USERS'] ?? 'off';
  if (text === 'off') return () => false;
  if (text === 'on') return () => true;
  const domains = list(env, 'SHEAF_OIDC_CREATE_USERS').map((domain) => domain.toLowerCase());
  const isDomain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
  if (domains.some((domain) => !isDomain.test(domain))) {
    throw bad('SHEAF_OIDC_CREATE_USERS', `must be off, on or domains such as example.org, not ${JSON.stringify(text)}`);
  }
  return (email) => domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase());
}

/** Far more than people and honest programs need: it keeps one caller from taking the server away from the others. */
const defaultRateLimit = { limit: 6000, windowSeconds: 10 };

function rateLimit(env: Environment): Config['rateLimit'] {
  const text = env['SHEAF_RATE_LIMIT'] ?? 'on';
  if (text === 'off') return null;
  if (text === 'on') return defaultRateLimit;
  const [, limit, windowSeconds] = (/^([1-9]\d{0,8})\/([1-9]\d{0,4})$/.exec(text) ?? []).map(Number);
  if (limit !== undefined && windowSeconds !== undefined) return { limit, windowSeconds };
  throw bad('SHEAF_RATE_LIMIT', `must be on, off or requests/seconds such as 6000/10, not ${JSON.stringify(text)}`);
}

function logLevel(env: Environment): LogLevel {
  const text = env['LOG_LEVEL'] ?? 'info';
  const level = LOG_LEVELS.find((known) => known === text);
  if (level !== undefined) return level;
  throw bad('LOG_LEVEL', `must be one of ${LOG_LEVELS.join(', ')}, not ${JSON.stringify(text)}`);
}

function bad(name: string, rule: string): Error {
  return new Error(`${name} ${rule}.`);
}
