import { pino, type Logger } from 'pino';

import { openDiskStore } from '#blobs/disk.ts';
import { openDatabase } from '#db/database.ts';
import type { Services } from '#services/context.ts';
import { createPasswords } from '#services/passwords.ts';
import { ensureFirstAdmin, issueSetupToken } from '#services/setup.ts';

import { readConfig, type Config } from './config.ts';

/** Everything a process shares. */
export interface Deps {
  readonly config: Config;
  readonly services: Services;
  readonly log: Logger;
  /** The one-time token of the set-up page while there is no admin; else null. */
  readonly setupToken: string | null;
  readonly close: () => Promise<void>;
}

const key = Symbol.for('sheaf.deps');

/**
 * The composition root: opens the database and the blobs on the first call, and gives the same ones ever after. Kept on
 * `globalThis`, because a Next server loads a module more than once.
 *
 * @throws Error naming the variable when the configuration is bad; whatever the database or the disk refuses
 */
export function deps(): Promise<Deps> {
  const kept = globalThis as { [key]?: Promise<Deps> };
  return (kept[key] ??= open());
}

async function open(): Promise<Deps> {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const database = await openDatabase(config.database);
  const blobs = await openDiskStore(config.dataDir);
  const services: Services = {
    db: database.db,
    engine: database.engine,
    blobs,
    checkDatabase: () => database.check(),
    passwords: createPasswords(),
    log,
    maxUploadBytes: config.maxUploadBytes,
    now: Date.now,
  };
  if (config.admin) await ensureFirstAdmin(services, config.admin);
  return { config, services, log, setupToken: await issueSetupToken(services), close: () => database.close() };
}
