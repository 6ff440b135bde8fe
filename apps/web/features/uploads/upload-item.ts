/** Where an upload stands. `conflict` waits for a person, `waiting` for its turn, `lost` for its file: the page was left. */
export type UploadState = 'waiting' | 'uploading' | 'conflict' | 'done' | 'failed' | 'cancelled' | 'skipped' | 'lost';

/** What to do about a name that is taken. */
export type ConflictChoice = 'version' | 'rename' | 'skip';

/** What is at a place already. */
export interface Existing {
  readonly kind: 'file' | 'folder';
  readonly name: string;
  readonly size: number | null;
  /** Hexadecimal. */
  readonly sha256: string | null;
  readonly modifiedAt: string | null;
}

/** One file, or one empty folder, on its way to the server. Never changed: each step makes a new one. */
export interface UploadItem {
  readonly id: string;
  readonly kind: 'file' | 'folder';
  readonly name: string;
  /** The folder that was chosen or dropped onto. */
  readonly folder: string;
  /** Below that folder: `trip/1.jpg`. */
  readonly path: string;
  readonly size: number;
  /** When the file was last changed on this device. */
  readonly modifiedAt: string | null;
  readonly state: UploadState;
  /** Bytes sent so far. */
  readonly loaded: number;
  /** Of what is lost: whether the person need only allow it to be read again. */
  readonly needsPermission: boolean;
  /** False for what the browser could not even read. */
  readonly canRetry: boolean;
  /** Why it failed, for a person to read. */
  readonly error: string | null;
  /** The entry's path once it is there; keeping both gives it another name than the file has. */
  readonly savedAs: string | null;
  /** What has the name already, while that is a question. */
  readonly existing: Existing | null;
}

/** What was dropped, pasted or picked: nothing of it is left out, not even what cannot be read. */
export interface Collected {
  readonly files: readonly CollectedFile[];
  /** Folders with nothing in them. */
  readonly folders: readonly string[];
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

export interface CollectedFile {
  /** Below the folder it goes to. */
  readonly path: string;
  readonly file: File;
}

export type UploadCounts = Readonly<Record<UploadState, number>>;

/** Whether anything is still to come, a person's answer included. */
export function isUnfinished(counts: UploadCounts): boolean {
  return counts.waiting + counts.uploading + counts.conflict > 0;
}
