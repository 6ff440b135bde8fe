import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { type Logger, pino } from 'pino';

import type { BlobStore } from '#blobs/blob-store.ts';
import { openDiskStore } from '#blobs/disk.ts';
import { type Config, readConfig, repositoryRoot } from '#config.ts';
import { openDatabase, openExistingDatabase } from '#db/database.ts';
import { type NamedBlob, assertEmpty, placeSnapshot, writeSnapshot } from '#db/snapshot.ts';
import type { Engine } from '#db/tables.ts';
import { createThumbnailer } from '#images/thumbnailer.ts';
import { createIdentityProvider } from '#oidc/identity-provider.ts';
import { createAttempts, unlimitedAttempts } from '#services/attempts.ts';
import type { Services } from '#services/context.ts';
import type { Stored } from '#services/inventory.ts';
import { createPasswords } from '#services/passwords.ts';
import { ensureFirstAdmin } from '#services/setup.ts';

/** What one process is made of. */
export interface Deps {
  readonly config: Config;
  readonly log: Logger;
  readonly services: Services;
  close(): Promise<void>;
}

const KEY = Symbol.for('sheaf.deps');

/**
 * The one instance of this process, made on the first call. It hangs on the global object because Next loads a module
 * more than once. A start that failed is tried again by the next call.
 *
 * @throws Error naming a variable whose value is bad
 */
export function deps(): Promise<Deps> {
  const kept = globalThis as { [KEY]?: Promise<Deps> };
  if (kept[KEY] !== undefined) return kept[KEY];
  const made = openDeps();
  kept[KEY] = made;
  made.catch(() => delete kept[KEY]);
  return made;
}

/** Opens the database and the blobs, and creates the first admin if the configuration names one. */
async function openDeps(): Promise<Deps> {
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: null });
  const trace = log.isLevelEnabled('trace') ? (sql: string, ms: number) => log.trace({ sql, ms }, 'query') : undefined;
  const database = await openDatabase(config.database, trace);
  const thumbnailer = createThumbnailer(join(repositoryRoot(), 'apps/api/src/images/thumbnail-worker.ts'));
  try {
    if (!(await database.syncs())) {
      log.warn('Postgres runs with fsync off: a power cut can lose what people were told is safe. Set fsync to on.');
    }
    const services: Services = {
      db: database.db,
      blobs: await openDiskStore(config.dataDir),
      passwords: createPasswords(),
      thumbnailer,
      attempts: config.rateLimit ? createAttempts(Date.now) : unlimitedAttempts,
      log,
      maxUploadBytes: config.maxUploadBytes,
      maxArchiveEntries: config.maxArchiveEntries,
      defaultQuotas: config.defaultQuotas,
      sessions: config.sessions,
      oidc: config.oidc && { ...config.oidc, provider: createIdentityProvider(config.oidc) },
      auditMs: config.auditMs,
      checkDatabase: () => database.check(),
      now: Date.now,
    };
    if (config.admin !== null) await ensureFirstAdmin(services, config.admin);
    const close = async () => {
      thumbnailer.close();
      await database.close();
    };
    return { config, log, services, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What a server has stored, for commands that look after it, whether or not it runs. */
export interface StoredDeps {
  readonly config: Config;
  readonly stored: Stored;
  readonly writeSnapshot: (file: string) => AsyncIterable<NamedBlob>;
  readonly openStore: (folder: string) => Promise<BlobStore>;
  close(): Promise<void>;
}

/**
 * Opens what the configuration names, and makes nothing.
 *
 * @throws Error naming a variable whose value is bad, or saying what is not there
 */
export async function openStored(): Promise<StoredDeps> {
  const config = readConfig();
  const database = await openExistingDatabase(config.database);
  try {
    if (!existsSync(join(config.dataDir, 'blobs'))) {
      throw new Error(
        `There are no blobs in ${config.dataDir}: set SHEAF_DATA_DIR to the folder that the server uses.`,
      );
    }
    const stored = { db: database.db, blobs: await openDiskStore(config.dataDir), now: Date.now };
    return {
      config,
      stored,
      writeSnapshot: (file) => writeSnapshot(config.database, file),
      openStore: openDiskStore,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Where a backup can be restored. */
export interface EmptyDeps {
  readonly engine: Engine;
  readonly blobs: BlobStore;
  readonly openStore: (folder: string) => Promise<BlobStore>;
  readonly placeSnapshot: (file: string) => Promise<void>;
}

/** @throws Error naming a variable whose value is bad, or saying what is not empty */
export async function openEmpty(): Promise<EmptyDeps> {
  const { dataDir, database } = readConfig();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if ((await readdir(dataDir)).some((name) => name !== 'lost+found')) {
    throw new Error(
      `${dataDir} is not empty, and a restore overwrites nothing: move it away, or set SHEAF_DATA_DIR to a new folder.`,
    );
  }
  await assertEmpty(database);
  return {
    engine: database.engine,
    blobs: await openDiskStore(dataDir),
    openStore: openDiskStore,
    placeSnapshot: (file) => placeSnapshot(database, file),
  };
}
