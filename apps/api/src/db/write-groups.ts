import type { DatabaseSync } from 'node:sqlite';

/** So many share a commit at most, and so long may the first of them wait for it. */
const MAX_MEMBERS = 64;
const MAX_WAIT_MS = 10;

/**
 * The transactions of one connection, one after another in order of arrival. Those that arrive while others are at work become members
 * of one group, whose end is one commit and one sync of the log: each is a savepoint, so that one that fails undoes
 * nothing but its own. Nobody hears of an end, good or bad, before the group's commit is on the disk.
 */
export class WriteGroups {
  readonly #db: DatabaseSync;
  readonly #queue = new Queue();
  #group: Group | undefined;
  /** How many transactions still commit by themselves, because a commit that they shared has failed. */
  #alone = 0;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  async begin(): Promise<void> {
    await this.#queue.enter();
    try {
      if (this.#group === undefined) {
        this.#db.exec('begin immediate');
        this.#group = { members: [], begun: performance.now() };
      }
      this.#db.exec('savepoint member');
    } catch (error) {
      this.#queue.leave();
      throw error;
    }
  }

  /**
   * @param onDone Called when the transaction's own part is over and there is nothing left to roll back.
   * @throws SharedCommitError when the group came to nothing through no fault of this one's
   */
  async commit(onDone: () => void): Promise<void> {
    this.#db.exec('release member');
    onDone();
    await this.#leave();
  }

  async rollback(): Promise<void> {
    if (this.#db.isTransaction) {
      this.#db.exec('rollback to member; release member');
      // What the others have done is no matter of who failed.
      await this.#leave().catch(() => {});
      return;
    }
    // After some errors (a full disk) SQLite has rolled back by itself, and everything of the group with it.
    this.#lose(new SharedCommitError(undefined));
    this.#queue.leave();
  }

  /** A single write, as a transaction of its own. */
  async alone<T>(write: () => T): Promise<T> {
    while (true) {
      await this.begin();
      let result: T;
      try {
        result = write();
      } catch (error) {
        await this.rollback();
        throw error;
      }
      try {
        await this.commit(() => {});
        return result;
      } catch (error) {
        if (!(error instanceof SharedCommitError)) throw error;
      }
    }
  }

  /** Lets the next one in, and resolves once the group has committed. */
  #leave(): Promise<void> {
    const group = this.#group;
    if (group === undefined) throw new TypeError('Nobody has begun.');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    group.members.push({ resolve, reject });
    const isFull = group.members.length >= MAX_MEMBERS || performance.now() - group.begun > MAX_WAIT_MS;
    if (isFull || this.#alone > 0) this.#end();
    else this.#endWhenIdle(group, group.members.length);
    this.#queue.leave();
    return promise;
  }

  /** Requests that have come meanwhile are heard first, and may join. */
  #endWhenIdle(group: Group, members: number): void {
    setImmediate(() => {
      // Whoever is at work ends it, or comes here again.
      if (this.#group !== group || group.members.length !== members || this.#queue.isBusy) return;
      this.#end();
    });
  }

  #end(): void {
    const group = this.#group;
    if (group === undefined) return;
    try {
      this.#db.exec('commit');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('rollback');
      const isShared = group.members.length > 1;
      // Perhaps one of them was too much for the disk: each tries again by itself.
      if (isShared) this.#alone = group.members.length;
      this.#lose(isShared ? new SharedCommitError(error) : error);
      return;
    } finally {
      this.#alone = Math.max(0, this.#alone - 1);
    }
    this.#group = undefined;
    for (const member of group.members) member.resolve();
  }

  #lose(error: unknown): void {
    const { members } = this.#group ?? { members: [] };
    this.#group = undefined;
    for (const member of members) member.reject(error);
  }
}

interface Group {
  /** Those that are done and wait for the commit. */
  readonly members: { resolve(): void; reject(error: unknown): void }[];
  readonly begun: number;
}

/** A transaction was fine but its group was not: it may run again. */
class SharedCommitError extends Error {
  /** What Postgres says of such: a serialization failure. */
  readonly code = '40001';

  constructor(cause: unknown) {
    super('The commit that this transaction shared has failed.', { cause });
  }
}

/** Lets one in at a time, in order of arrival. */
class Queue {
  #inside = false;
  readonly #waiting: (() => void)[] = [];

  get isBusy(): boolean {
    return this.#inside;
  }

  enter(): Promise<void> {
    if (this.#inside) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#inside = true;
    return Promise.resolve();
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#inside = false;
    else next();
  }
}
