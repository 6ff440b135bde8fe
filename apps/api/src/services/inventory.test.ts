import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { openDatabase } from '#db/database.ts';
import { listReferences } from './blob-reference-store.ts';
import { listMiscounts } from './quota-store.ts';

test('SQLite goes on where the page before has ended, and counts once for all spaces and users', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sheaf-inventory-'));
  const file = join(folder, 'sheaf.db');
  const statements: string[] = [];
  const { db, close } = await openDatabase({ engine: 'sqlite', file }, (statement) => statements.push(statement));
  try {
    statements.length = 0;
    await listReferences(db, { blob_key: 'a', id: 'b' }, 10);
    await listMiscounts(db);
  } finally {
    await close();
  }
  const reader = new DatabaseSync(file, { readOnly: true });
  const [page, counts] = statements.map((statement) =>
    reader
      .prepare(`explain query plan ${statement}`)
      .all()
      .map(({ detail }) => detail),
  );
  reader.close();
  await rm(folder, { recursive: true });
  expect(page).toEqual([
    'SEARCH versions USING INDEX versions_blob (blob_key>?)',
    'USE TEMP B-TREE FOR LAST TERM OF ORDER BY',
  ]);
  expect(counts).toContain('SCAN v');
  expect(String(counts)).not.toContain('CORRELATED');
});
