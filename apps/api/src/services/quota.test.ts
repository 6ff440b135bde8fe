import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, put, startSheaf, userId } from '../../tests/support/sheaf.ts';
import { type Finding, check } from './fsck.ts';
import { getSpace } from './spaces.ts';

describe.each(engines)('counting what is stored on %s', (engine) => {
  let sheaf: TestSheaf;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
  });
  afterAll(() => sheaf.close());

  async function findings(repair: boolean): Promise<Finding[]> {
    const found: Finding[] = [];
    const options = { deep: false, repair, graceMs: 0, onProgress: () => {} };
    for await (const finding of check(sheaf.services, options)) found.push(finding);
    return found;
  }

  test('a check finds what was miscounted, and counts anew', async () => {
    const { services, admin } = sheaf;
    await put(admin, 'shared/a.txt', '12345');
    const { id } = await getSpace(admin, { space: 'shared' });
    expect(await findings(false)).toEqual([]);
    await services.db.updateTable('spaces').set({ used_bytes: 7 }).where('id', '=', id).execute();
    await services.db.updateTable('users').set({ used_bytes: 0 }).where('id', '=', userId(admin)).execute();
    const details = [
      'The space shared holds 5 bytes, and 7 are counted against the quota.',
      `${admin.actor?.user.handle} stores 5 bytes, and 0 are counted against the quota.`,
    ];
    expect((await findings(false)).map(({ kind, detail }) => [kind, detail])).toEqual(
      details.map((detail) => ['count_differs', detail]),
    );
    expect((await findings(true)).map(({ repaired }) => repaired)).toEqual([true, true]);
    expect(await findings(false)).toEqual([]);
  });
});
