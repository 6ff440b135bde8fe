import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { pino } from 'pino';
import { expect } from 'vitest';

import { openDiskStore } from '#blobs/disk.ts';
import { openDatabase } from '#db/database.ts';
import type { Engine } from '#db/tables.ts';
import { createThumbnailer } from '#images/thumbnailer.ts';
import { authenticateKey, createApiKey } from '#services/api-keys.ts';
import { createAttempts } from '#services/attempts.ts';
import { type Actor, type Context, type Services, systemContext } from '#services/context.ts';
import { createPasswords } from '#services/passwords.ts';
import { authenticateSession, signIn } from '#services/sessions.ts';
import { completeSetup, issueSetupToken } from '#services/setup.ts';
import { addMember } from '#services/provision.ts';
import { changeInstance } from '#services/changes.ts';
import { openFile } from '#services/files.ts';
import { uploadFile } from '#services/uploads.ts';
import { createUser } from '#services/users.ts';

import { newDatabase } from './databases.ts';

/** A set-up Sheaf of its own, without HTTP. */
export interface TestSheaf {
  readonly services: Services;
  readonly admin: Context;
  /** Moves the clock on. */
  advance(milliseconds: number): void;
  /** A new user with a session; each call makes another one. */
  person(name?: string): Promise<Context>;
  /** A key of that user. */
  key(owner: Context, limits?: { spaces?: string[] }): Promise<Context>;
  join(spaceId: string, user: Context, role: 'viewer' | 'editor' | 'owner'): Promise<void>;
  /** What lies in the data folder beside the database: blobs and temporary files. */
  storedFiles(): Promise<string[]>;
  close(): Promise<void>;
}

const HOUR = 60 * 60_000;
export const SESSIONS = { idleMs: 24 * HOUR, maxMs: 60 * HOUR };
export const PASSWORD = 'correct horse battery';

export async function startSheaf(engine: Engine, limits: { maxUploadBytes?: number } = {}): Promise<TestSheaf> {
  const folder = await mkdtemp(join(tmpdir(), 'sheaf-test-'));
  const database = await openDatabase(await newDatabase(engine, folder));
  let skipped = 0;
  const services: Services = {
    db: database.db,
    blobs: await openDiskStore(folder),
    checkDatabase: () => database.check(),
    passwords: createPasswords(),
    thumbnailer: createThumbnailer(fileURLToPath(new URL('../../src/images/thumbnail-worker.ts', import.meta.url))),
    attempts: createAttempts(Date.now),
    log: pino({ level: 'silent' }),
    maxUploadBytes: limits.maxUploadBytes ?? 100_000_000,
    maxArchiveEntries: 100,
    defaultQuotas: { space: null, user: null },
    sessions: SESSIONS,
    oidc: null,
    auditMs: null,
    now: () => Date.now() + skipped,
  };
  const admin = await setUp(services);
  let count = 0;
  const sheaf: TestSheaf = {
    services,
    admin,
    advance: (milliseconds) => {
      skipped += milliseconds;
    },
    async person(name = 'person') {
      count += 1;
      const email = `${name}${count}@example.org`;
      await createUser(admin, { name, email, role: 'member', password: PASSWORD });
      const { token } = await signIn(systemContext(services, 'test'), { email, password: PASSWORD });
      return as(services, await authenticateSession(services, token));
    },
    async key(owner, { spaces } = {}) {
      const made = await createApiKey(owner, {
        name: 'test',
        scopes: ['files:read', 'files:write'],
        ...(spaces && { spaces }),
      });
      return as(services, await authenticateKey(services, made.secret));
    },
    join: (spaceId, user, role) =>
      changeInstance(admin, (change) => addMember(change, { spaceId, userId: userId(user), role })),
    async storedFiles() {
      const folders = ['blobs', 'tmp', 'partial'].map((name) =>
        readdir(join(folder, name), { recursive: true, withFileTypes: true }),
      );
      const found = (await Promise.all(folders)).flat();
      return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
    },
    async close() {
      services.thumbnailer.close();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
  return sheaf;
}

export function userId(context: Context): string {
  return context.actor?.user.id ?? '';
}

export function as(services: Services, actor: Actor | null): Context {
  if (actor === null) throw new Error('The credential was refused.');
  return { ...services, actor, client: { address: null, network: 'test', userAgent: 'vitest' }, requestId: 'test' };
}

/** Writes a text at a path. */
export async function put(ctx: Context, path: string, text: string) {
  return uploadFile(ctx, { path, body: bytes(text) });
}

/** What stands at a path. */
export async function text(ctx: Context, path: string): Promise<string> {
  const file = await openFile(ctx, { path });
  return new Response(await file.read()).text();
}

export async function* bytes(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

/** Files as a form brings them. */
export async function* form(...files: (readonly [name: string, content: string])[]) {
  for (const [name, content] of files) yield { name, body: bytes(content) };
}

/** That something is refused with this code. */
export async function refused(promise: Promise<unknown>, code: string): Promise<void> {
  await expect(promise).rejects.toMatchObject({ name: 'ServiceError', code });
}

async function setUp(services: Services): Promise<Context> {
  const token = (await issueSetupToken(services)) ?? '';
  const input = { token, name: 'Ada', email: 'ada@example.org', password: PASSWORD };
  const signedIn = await completeSetup(systemContext(services, 'test'), input);
  return as(services, await authenticateSession(services, signedIn.token));
}
