import type { SpaceRow } from '#db/tables.ts';
import type { Tx } from '#db/transact.ts';
import { requireAdmin } from '#services/access.ts';
import { type Change, changeInstance, instanceChange } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { ServiceError, invalidInput } from '#services/error.ts';
import { numberedName } from '#services/paths.ts';
import { addMember, userFacts } from '#services/provision.ts';
import { refundSpace } from '#services/quota.ts';
import {
  findPersonalSpace,
  lockSpace,
  markSpaceDeleted,
  ownedSpaceIds,
  renameSpaceRow,
  soleOwnedSpaces,
  spaceNameIsTaken,
} from '#services/space-store.ts';
import { deleteUserRow, findUser } from '#services/user-store.ts';
import { assertAdminLeft } from '#services/users.ts';

export interface DeleteUserInput {
  readonly id: string;
  /** What becomes of the personal space and of those that nobody else owns. */
  readonly space: 'transfer' | 'trash';
  /** Who gets them. */
  readonly to?: string | undefined;
}

/**
 * Deletes a user with their sessions and keys. A personal space that is transferred becomes an ordinary one, named
 * after its user.
 *
 * @throws ServiceError `unauthorized`, `forbidden`, `invalid_input`, `user_not_found`, `last_admin`
 */
export async function deleteUser(ctx: Context, input: DeleteUserInput): Promise<void> {
  const actor = requireAdmin(ctx);
  const heir = heirOf(input);
  await changeInstance(ctx, async (change) => {
    const user = await findUser(change.tx, input.id);
    if (user === undefined) throw new ServiceError('user_not_found');
    if (heir !== undefined) await assertCanInherit(change.tx, heir);
    await assertAdminLeft(change.tx, { id: user.id, role: 'gone' });
    // Held before it is seen which of them nobody else owns: another owner could go meanwhile.
    await lockAll(change.tx, await ownedSpaceIds(change.tx, user.id));
    const personal = await findPersonalSpace(change.tx, user.id);
    const owned = await soleOwnedSpaces(change.tx, user.id);
    for (const space of personal === undefined ? owned : [personal, ...owned]) {
      if (heir === undefined) await trashSpace(change, space, actor.user.id);
      else await transferSpace(change, space, heir);
    }
    await deleteUserRow(change.tx, user.id);
    change.record(instanceChange({ kind: 'user.deleted', subject: user.id, before: userFacts(user), after: null }));
  });
}

function heirOf(input: DeleteUserInput): string | undefined {
  if (input.space === 'trash' && input.to !== undefined) {
    throw invalidInput('to', 'With space=trash nobody gets the spaces.', 'not_allowed');
  }
  if (input.space === 'transfer' && input.to === undefined) {
    throw invalidInput('to', 'With space=transfer it says who gets the spaces.', 'required');
  }
  if (input.to === input.id) throw invalidInput('to', 'The spaces go to somebody else.', 'not_allowed');
  return input.to;
}

async function assertCanInherit(tx: Tx, userId: string): Promise<void> {
  const heir = await findUser(tx, userId);
  if (heir === undefined) throw invalidInput('to', 'There is no user with this id.', 'unknown_user');
  if (heir.disabled_at !== null) throw invalidInput('to', 'This user is disabled.', 'disabled_user');
}

/** In one order everywhere, so that no two transactions wait for each other. */
async function lockAll(tx: Tx, spaceIds: readonly string[]): Promise<void> {
  for (const id of spaceIds.toSorted()) await lockSpace(tx, id);
}

async function trashSpace(change: Change, space: SpaceRow, userId: string): Promise<void> {
  await refundSpace(change, space.id);
  await markSpaceDeleted(change.tx, space.id, { at: change.at, userId });
  const before = { name: space.name };
  change.record({ scope: space.id, kind: 'space.deleted', subject: space.id, before, after: null });
}

async function transferSpace(change: Change, space: SpaceRow, heir: string): Promise<void> {
  if (space.personal_user_id !== null) {
    const name = await freeSpaceName(change.tx, space.name.slice(1));
    await renameSpaceRow(change.tx, space.id, { name, at: change.at, personal: false });
    const [before, after] = [{ name: space.name }, { name }];
    change.record({ scope: space.id, kind: 'space.renamed', subject: space.id, before, after });
  }
  await addMember(change, { spaceId: space.id, userId: heir, role: 'owner' });
}

async function freeSpaceName(tx: Tx, wanted: string): Promise<string> {
  if (!(await spaceNameIsTaken(tx, wanted))) return wanted;
  for (let number = 2; ; number += 1) {
    const name = numberedName(wanted, number);
    if (!(await spaceNameIsTaken(tx, name))) return name;
  }
}
