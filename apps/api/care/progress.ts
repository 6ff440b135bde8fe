/** How far a long command has come, on stderr. */
export interface Progress {
  update(done: number, total: number): void;
  /** Clears the line for what is printed next. */
  clear(): void;
}

const REDRAW_MS = 100;
const LINE_MS = 10_000;

/** One line that changes on a terminal; elsewhere a line every ten seconds. */
export function createProgress(what: string, quiet: boolean): Progress {
  const terminal = process.stderr.isTTY;
  let shownAt = terminal ? 0 : Date.now();
  return {
    update(done, total) {
      const now = Date.now();
      if (quiet || now - shownAt < (terminal ? REDRAW_MS : LINE_MS)) return;
      shownAt = now;
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      const line = `${what}: ${done} of ${total} (${percent} %)`;
      process.stderr.write(terminal ? `\r\u001B[K${line}` : `${line}\n`);
    },
    clear() {
      if (terminal && !quiet) process.stderr.write('\r\u001B[K');
    },
  };
}
