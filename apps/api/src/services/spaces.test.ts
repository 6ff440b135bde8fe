import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, put, refused, startSheaf } from '../../tests/support/sheaf.ts';
import { createSpace, deleteSpace, getSpace, listSpaces, updateSpace } from './spaces.ts';

describe.each(engines)('spaces on %s', (engine) => {
  let sheaf: TestSheaf;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
  });
  afterAll(() => sheaf.close());

  test('a space is found by its id and by its name in any case', async () => {
    const ada = await sheaf.person();
    const space = await createSpace(ada, { name: 'Research' });
    expect(await getSpace(ada, { space: space.id })).toEqual(space);
    expect(await getSpace(ada, { space: 'RESEARCH' })).toEqual(space);
    await refused(getSpace(ada, { space: 'spc_01k5x3v9a1b2c3d4e5f6g7h8jk' }), 'space_not_found');
  });

  test('names are unique, whatever the case, also in a race', async () => {
    const ada = await sheaf.person();
    const race = await Promise.allSettled(['Same', 'same', 'SAME', 'sAME'].map((name) => createSpace(ada, { name })));
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of race) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'space_name_taken' });
    }
    const other = await createSpace(ada, { name: 'other' });
    await refused(updateSpace(ada, { space: other.id, name: 'same' }), 'space_name_taken');
    await refused(createSpace(await sheaf.person(), { name: 'same' }), 'space_name_taken');
  });

  test('names follow the rules of paths, and ~ is for personal spaces', async () => {
    const ada = await sheaf.person();
    for (const name of ['a/b', '..', 'nul', 'a.', '', 'a\u0000']) {
      await refused(createSpace(ada, { name }), 'invalid_path');
    }
    await refused(createSpace(ada, { name: '~mine' }), 'space_reserved');
    const personal = `~${ada.actor?.user.handle}`;
    await refused(updateSpace(ada, { space: personal, name: 'mine' }), 'personal_space');
    await refused(deleteSpace(ada, { space: personal }), 'personal_space');
  });

  test('members see a space, owners rename and delete it, others know nothing of it', async () => {
    const [owner, editor, stranger] = [await sheaf.person(), await sheaf.person(), await sheaf.person()];
    const space = await createSpace(owner, { name: 'team' });
    await sheaf.join(space.id, editor, 'editor');
    expect(await getSpace(editor, { space: 'team' })).toMatchObject({ id: space.id, role: 'editor' });
    await refused(updateSpace(editor, { space: 'team', name: 'ours' }), 'forbidden');
    await refused(deleteSpace(editor, { space: 'team' }), 'forbidden');
    for (const ctx of [stranger, sheaf.admin]) {
      await refused(getSpace(ctx, { space: 'team' }), 'space_not_found');
      await refused(updateSpace(ctx, { space: space.id, name: 'ours' }), 'space_not_found');
      await refused(deleteSpace(ctx, { space: space.id }), 'space_not_found');
    }
    expect(await updateSpace(owner, { space: 'team', name: 'Team' })).toMatchObject({ id: space.id, name: 'Team' });
    await put(owner, 'team/a.txt', 'a');
    await deleteSpace(owner, { space: space.id });
    await refused(getSpace(owner, { space: space.id }), 'space_not_found');
    await createSpace(stranger, { name: 'team' });
  });

  test('a list comes by name in pages', async () => {
    const ada = await sheaf.person();
    for (const name of ['l3', 'L1', 'l2']) await createSpace(ada, { name });
    const first = await listSpaces(ada, { limit: 2 });
    const second = await listSpaces(ada, { limit: 5, cursor: first.nextCursor ?? '' });
    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(names).toEqual(['L1', 'l2', 'l3', 'shared', `~${ada.actor?.user.handle}`]);
    expect(second.nextCursor).toBeNull();
  });

  test('a key limited to a space sees no other and makes none', async () => {
    const ada = await sheaf.person();
    const space = await createSpace(ada, { name: 'only' });
    const key = await sheaf.key(ada, { spaces: [space.id] });
    expect((await listSpaces(key, { limit: 5 })).items.map(({ name }) => name)).toEqual(['only']);
    await refused(getSpace(key, { space: 'shared' }), 'space_not_found');
    await refused(createSpace(key, { name: 'more' }), 'forbidden');
  });
});
