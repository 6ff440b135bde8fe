import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import type { Measured } from '../bytes.ts';
import { median } from '../measure/report.ts';
import { get, put } from './client.ts';
import { startSheaf } from './sheaf.ts';

const SIZE = 10 * 1024 ** 3;
const FIRST_BYTE_MS = 20;

/** How long the first byte takes when it lies at the end of 10 GiB. */
export async function firstByteAtTheEnd(): Promise<Measured> {
  const sheaf = await startSheaf();
  try {
    await put(sheaf, '/huge.bin', SIZE);
    const times: number[] = [];
    for (let round = 0; round < 50; round += 1) {
      times.push(await get(sheaf, '/huge.bin', 1000, `bytes=${SIZE - 1000 * (round + 1)}-${SIZE - 1000 * round - 1}`));
    }
    const took = median(times);
    return {
      rows: [['first byte of a range at the end of 10 GiB', `${took.toFixed(1)} ms`]],
      mustHold: [{ what: `${FIRST_BYTE_MS} ms over a first byte`, ratio: FIRST_BYTE_MS / took, atLeast: 1 }],
    };
  } finally {
    await sheaf.stop();
  }
}

const ENTRIES = 100_000;

/** What a page of a folder of 100,000 costs, at its beginning and at its end. */
export async function pagesOfALargeFolder(): Promise<Measured> {
  const sheaf = await startSheaf();
  try {
    const body = JSON.stringify({ path: 'shared/many' });
    const json = { ...sheaf.headers, 'content-type': 'application/json' };
    const made = await fetch(`${sheaf.url}/api/entries`, { method: 'POST', headers: json, body });
    fill(join(sheaf.dataDir, 'sheaf.db'), ((await made.json()) as { id: string }).id);
    const times: number[] = [];
    let seen = 0;
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = new URLSearchParams({ folder: 'shared/many', limit: '100', ...(cursor && { cursor }) });
      const begun = performance.now();
      const answer = await fetch(`${sheaf.url}/api/entries?${query}`, { headers: sheaf.headers });
      const page = (await answer.json()) as { items: unknown[]; nextCursor: string | null };
      times.push(performance.now() - begun);
      seen += page.items.length;
      cursor = page.nextCursor;
    }
    if (seen !== ENTRIES) throw new Error(`${seen} entries were listed, not ${ENTRIES}.`);
    // Without the first pages, for which the code is not warm yet.
    const [early, late] = [median(times.slice(100, 300)), median(times.slice(-200))];
    return {
      rows: [['a page of 100 of 100,000 entries, early / late', `${early.toFixed(1)} / ${late.toFixed(1)} ms`]],
      mustHold: [{ what: 'an early page over a late one', ratio: early / late, atLeast: 0.7 }],
    };
  } finally {
    await sheaf.stop();
  }
}

/** Through SQL, since uploading so many takes minutes; they are folders, so that they need no bytes. */
function fill(file: string, folderId: string): void {
  const db = new DatabaseSync(file, { timeout: 5000 });
  db.prepare(
    `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${ENTRIES})
    insert into entries (id, space_id, parent_id, kind, name, name_key, revision, created_at, created_by, modified_at)
    select 'ent_' || printf('%026d', i), space_id, id, 'folder', printf('folder %06d', i), printf('folder %06d', i),
      1, created_at, created_by, modified_at
    from n, entries where id = ?`,
  ).run(folderId);
  db.close();
}
