import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';

import { countSyncs } from './bytes/count-syncs.ts';
import { firstByteAtTheEnd, pagesOfALargeFolder } from './bytes/large.ts';
import { growth } from './bytes/memory.ts';
import { moveFolders } from './bytes/moves.ts';
import { requireNginx } from './bytes/nginx.ts';
import { raceNginx } from './bytes/race.ts';
import { LOAD_CORE } from './measure/server.ts';
import { judge, save, table, type MustHold } from './measure/report.ts';

/*
 * What it costs to move bytes: beside nginx, which writes by WebDAV and reads by sendfile, one core each; and what memory
 * and time large files and large folders take.
 */

/** What was measured: rows for the table, and what must hold. */
export interface Measured {
  readonly rows: readonly (readonly [what: string, figure: string])[];
  readonly mustHold: readonly MustHold[];
}

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});

requireNginx();
// The servers have the other core.
execFileSync('taskset', ['-cp', String(LOAD_CORE), String(process.pid)]);
const parts: Readonly<Record<string, () => Promise<Measured>>> = {
  nginx: () => raceNginx(Number(options.rounds)),
  syncs: countSyncs,
  memory: growth,
  range: firstByteAtTheEnd,
  pages: pagesOfALargeFolder,
  moves: moveFolders,
};
const wanted = options.only?.split(',') ?? Object.keys(parts);
const measured: Measured[] = [];
for (const name of wanted) {
  const part = parts[name];
  if (part === undefined) throw new Error(`There are ${Object.keys(parts).join(', ')}, and no ${name}.`);
  process.stderr.write(`${name} …\n`);
  measured.push(await part());
}
const rows = measured.flatMap((part) => part.rows);
const mustHold = measured.flatMap((part) => part.mustHold);
console.log(`${table(['what', 'figure'], rows)}\n`);
const ok = judge(mustHold);
save('bytes', { rows, mustHold });
if (!ok) process.exitCode = 1;
