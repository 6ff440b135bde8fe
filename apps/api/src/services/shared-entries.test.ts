import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { PASSWORD, type TestSheaf, put, refused, startSheaf } from '../../tests/support/sheaf.ts';
import { systemContext } from './context.ts';
import { getEntry } from './entries.ts';
import { updateEntry } from './entry-move.ts';
import { getShared, openSharedFile, unlockShare } from './shared-entries.ts';
import { createShare } from './shares.ts';
import { createSpace } from './spaces.ts';

const HOUR_MS = 60 * 60_000;

describe.each(engines)('what is shared on %s', (engine) => {
  let sheaf: TestSheaf;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
  });
  afterAll(() => sheaf.close());

  const nobody = () => systemContext(sheaf.services, 'test');

  async function newShare(extra: { password?: string; maxDownloads?: number; expiresAt?: string } = {}) {
    const owner = await sheaf.person();
    const space = await createSpace(owner, { name: `space of ${owner.actor?.user.handle}` });
    const { entry } = await put(owner, `${space.name}/a.txt`, 'hello');
    const share = await createShare(owner, { entry: entry.id, access: 'read', ...extra });
    return { owner, space, entry, token: share.token };
  }

  test('is locked again after eight hours', async () => {
    const { token } = await newShare({ password: PASSWORD });
    const { value: pass } = await unlockShare(nobody(), { token, password: PASSWORD });
    sheaf.advance(8 * HOUR_MS - 60_000);
    expect(await getShared(nobody(), { token, pass })).toMatchObject({ entry: { name: 'a.txt' } });
    sheaf.advance(60_000);
    await refused(getShared(nobody(), { token, pass }), 'share_locked');
  });

  test('ends when its time has come', async () => {
    const { token } = await newShare({ expiresAt: new Date(sheaf.services.now() + HOUR_MS).toISOString() });
    sheaf.advance(HOUR_MS - 60_000);
    expect(await getShared(nobody(), { token, pass: null })).toMatchObject({ downloadsLeft: null });
    sheaf.advance(60_000);
    await refused(getShared(nobody(), { token, pass: null }), 'share_expired');
  });

  test('counts ranges as one download for a day', async () => {
    const { token } = await newShare({ maxDownloads: 1 });
    const open = (receipt?: string) =>
      openSharedFile(nobody(), { token, pass: null, path: 'a.txt', receipt, isPart: true });
    const first = await open();
    await (await first.file.read()).cancel();
    const receipt = first.receipt()?.value;
    sheaf.advance(24 * HOUR_MS - 60_000);
    const next = await open(receipt);
    await (await next.file.read()).cancel();
    expect(next.receipt()).toBeNull();
    sheaf.advance(60_000);
    const late = await open(receipt);
    await refused(late.file.read(), 'share_used_up');
  });

  test('is there as long as whoever made the link owns the space that it lies in', async () => {
    const { owner, space, entry, token } = await newShare();
    const visit = () => getShared(nobody(), { token, pass: null });
    for (const role of ['editor', 'viewer'] as const) {
      await sheaf.join(space.id, owner, role);
      await refused(visit(), 'share_not_found');
    }
    await sheaf.join(space.id, owner, 'owner');
    expect(await visit()).toMatchObject({ access: 'read' });

    const foreign = await createSpace(await sheaf.person(), { name: `not theirs ${engine}` });
    await sheaf.join(foreign.id, owner, 'editor');
    await updateEntry(owner, { id: entry.id, path: `${foreign.name}/a.txt` });
    expect(await getEntry(owner, { id: entry.id })).toMatchObject({ entry: { space: foreign.id } });
    await refused(visit(), 'share_not_found');
    await sheaf.join(foreign.id, owner, 'owner');
    expect(await visit()).toMatchObject({ access: 'read' });
  });
});
