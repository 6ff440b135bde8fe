import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { engines } from '../../tests/support/databases.ts';
import { type TestSheaf, put, refused, startSheaf, text, userId } from '../../tests/support/sheaf.ts';
import { removeMember } from './members.ts';
import { createSpace, getSpace } from './spaces.ts';
import { deleteUser } from './user-removal.ts';
import { getUser } from './users.ts';

describe.each(engines)('deleting users on %s', (engine) => {
  let sheaf: TestSheaf;
  beforeAll(async () => {
    sheaf = await startSheaf(engine);
  });
  afterAll(() => sheaf.close());

  test('transfer hands over the personal space and what nobody else owns', async () => {
    const [ann, heir] = [await sheaf.person('ann'), await sheaf.person('heir')];
    const handle = ann.actor?.user.handle ?? '';
    await put(ann, `~${handle}/notes.txt`, 'mine');
    const own = await createSpace(ann, { name: `project ${engine}` });
    const { id } = await getSpace(ann, { space: `~${handle}` });
    await deleteUser(sheaf.admin, { id: userId(ann), space: 'transfer', to: userId(heir) });
    await refused(getUser(sheaf.admin, { id: userId(ann) }), 'user_not_found');
    expect(await getSpace(heir, { space: id })).toMatchObject({ name: handle, role: 'owner', personal: false });
    expect(await getSpace(heir, { space: own.id })).toMatchObject({ role: 'owner' });
    expect(await text(heir, `${handle}/notes.txt`)).toBe('mine');
  });

  test('trash takes them away and frees their names', async () => {
    const [bob, mate] = [await sheaf.person('bob'), await sheaf.person('mate')];
    const alone = await createSpace(bob, { name: 'alone' });
    const both = await createSpace(bob, { name: 'both' });
    await sheaf.join(both.id, mate, 'owner');
    await sheaf.join(alone.id, mate, 'viewer');
    await deleteUser(sheaf.admin, { id: userId(bob), space: 'trash' });
    await refused(getSpace(mate, { space: alone.id }), 'space_not_found');
    expect(await getSpace(mate, { space: both.id })).toMatchObject({ role: 'owner' });
    expect(await createSpace(mate, { name: 'alone' })).toMatchObject({ role: 'owner' });
  });

  test('a space keeps an owner when one goes while the other is deleted', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [one, two] = [await sheaf.person('one'), await sheaf.person('two')];
      const space = await createSpace(one, { name: `pair ${round}` });
      await sheaf.join(space.id, two, 'owner');
      await Promise.allSettled([
        deleteUser(sheaf.admin, { id: userId(one), space: 'transfer', to: userId(sheaf.admin) }),
        removeMember(two, { space: space.id, userId: userId(two) }),
      ]);
      const members = sheaf.services.db.selectFrom('members').select('role').where('space_id', '=', space.id);
      expect(await members.execute()).toContainEqual({ role: 'owner' });
    }
  });

  test('it is never guessed who gets the spaces', async () => {
    const [cy, dee] = [await sheaf.person('cy'), await sheaf.person('dee')];
    const id = userId(cy);
    await refused(deleteUser(sheaf.admin, { id, space: 'transfer' }), 'invalid_input');
    await refused(deleteUser(sheaf.admin, { id, space: 'transfer', to: id }), 'invalid_input');
    await refused(deleteUser(sheaf.admin, { id, space: 'trash', to: userId(dee) }), 'invalid_input');
    await refused(
      deleteUser(sheaf.admin, { id, space: 'transfer', to: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab' }),
      'invalid_input',
    );
    await refused(deleteUser(sheaf.admin, { id: 'usr_01k5x3v8qzf0c9m2r7t4w6y8ab', space: 'trash' }), 'user_not_found');
    expect(await getUser(sheaf.admin, { id })).toMatchObject({ id });
  });
});
