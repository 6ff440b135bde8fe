/** A server that takes files and gives them back. */
export interface Peer {
  readonly name: string;
  readonly url: string;
  /** What stands before a file's path, without a slash at its end. */
  readonly prefix: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds of processor time that it has taken. */
  readonly cpu: () => number;
  readonly stop: () => Promise<void>;
}
