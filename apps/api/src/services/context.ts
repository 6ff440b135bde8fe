import type { Logger } from 'pino';

import type { BlobStore } from '#blobs/blob-store.ts';
import type { Db, UserRow } from '#db/tables.ts';
import type { Thumbnailer } from '#images/thumbnailer.ts';
import type { IdentityProvider } from '#oidc/identity-provider.ts';
import type { Attempts } from '#services/attempts.ts';
import type { Passwords } from '#services/passwords.ts';
import type { Scope } from '@sheaf/contracts';

/** What services need of the process they run in. */
export interface Services {
  readonly db: Db;
  readonly blobs: BlobStore;
  /** Rejects when the database does not answer. */
  checkDatabase(): Promise<void>;
  readonly passwords: Passwords;
  /** Of guessing a password. */
  readonly attempts: Attempts;
  readonly thumbnailer: Thumbnailer;
  readonly log: Logger;
  readonly maxUploadBytes: number;
  readonly maxArchiveEntries: number;
  /** What spaces and users may hold for which nothing else was set. */
  readonly defaultQuotas: DefaultQuotas;
  readonly sessions: SessionLifetime;
  /** Where people can sign in, too; null: nowhere else. */
  readonly oidc: Oidc | null;
  /** For how long it is remembered what happened; null: for ever. */
  readonly auditMs: number | null;
  /** Milliseconds since 1970. */
  now(): number;
}

/** An identity provider, and whom it may bring. */
export interface Oidc {
  /** What people call it. */
  readonly name: string;
  readonly provider: IdentityProvider;
  /** Whether whoever has this address, and no account, is given one. */
  admits(email: string): boolean;
}

/** In milliseconds. */
export interface SessionLifetime {
  /** How long one lasts without being used. */
  readonly idleMs: number;
  /** How long one lasts however much it is used. */
  readonly maxMs: number;
}

/** In bytes; null: as much as there is room for. */
export interface DefaultQuotas {
  readonly space: number | null;
  readonly user: number | null;
}

/** Who is calling. */
export interface Actor {
  readonly user: UserRow;
  /** `share`: somebody with a link, on behalf of whoever made it. */
  readonly via: 'session' | 'apiKey' | 'share';
  /** Set when `via` is `session`. */
  readonly sessionId: string | null;
  /** Set when `via` is `apiKey`. */
  readonly keyId: string | null;
  /** Set when `via` is `share`. */
  readonly shareId: string | null;
  /** What a key may do; null: everything (sessions). Links have none. */
  readonly scopes: readonly Scope[] | null;
  /** The ids of the spaces a key or a link is limited to; null: every space of its user. */
  readonly spaces: readonly string[] | null;
}

/** Where a call comes from. */
export interface Client {
  /** A network address. */
  readonly address: string | null;
  /** What it is told apart by where guesses are counted: all addresses that one subscriber has. */
  readonly network: string;
  readonly userAgent: string | null;
}

/** The first argument of every service. */
export interface Context extends Services {
  readonly actor: Actor | null;
  /** Null: Sheaf does it by itself. */
  readonly client: Client | null;
  readonly requestId: string;
}

/** Where a call comes from, as guesses are counted. */
export function networkOf({ client }: Context): string {
  return client?.network ?? '';
}

/** For what Sheaf does by itself. */
export function systemContext(services: Services, requestId: string): Context {
  return { ...services, actor: null, client: null, requestId };
}
