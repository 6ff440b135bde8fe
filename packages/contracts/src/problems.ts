import type { BaseProblemCode, ProblemTable } from '@sheaf/contract-kit';

/** What can go wrong in Sheaf beside what HTTP itself knows: code → status and title. */
export const problems = {
  invalid_path: {
    status: 400,
    title: 'Invalid path',
    description: 'The path breaks a rule for names. See its issues.',
  },
  space_reserved: {
    status: 400,
    title: 'Reserved space name',
    description: 'Names that start with ~ belong to personal spaces.',
  },
  invalid_credentials: {
    status: 401,
    title: 'Unauthorized',
    description: 'No account has this email address and password.',
  },
  second_factor_required: {
    status: 401,
    title: 'Unauthorized',
    description: 'The password is right, and the account has a second factor: send the same again with a `code`.',
  },
  share_locked: {
    status: 401,
    title: 'Unauthorized',
    description: 'The link has a password, and no valid cookie of it was sent. Unlock it first.',
    challenge: 'Cookie realm="share link", cookie-name="sheaf_share"',
  },
  account_disabled: {
    status: 403,
    title: 'Account disabled',
    description: 'The password is right, but an admin has disabled this account.',
  },
  invalid_setup_token: {
    status: 403,
    title: 'Invalid set-up token',
    description: 'The token is not the one that the server printed when it started.',
  },
  wrong_code: {
    status: 403,
    title: 'Wrong code',
    description: 'The code is another one, or was used already. Wait for the next.',
  },
  wrong_password: {
    status: 403,
    title: 'Wrong password',
    description: 'The password is another one.',
  },
  api_key_not_found: {
    status: 404,
    title: 'API key not found',
    description: 'You have no API key with this id.',
  },
  entry_not_found: {
    status: 404,
    title: 'Entry not found',
    description: 'There is nothing here, or nothing that you may see.',
  },
  invitation_not_found: {
    status: 404,
    title: 'Invitation not found',
    description: 'The address is wrong, or it was used, replaced or left for too long. Ask an admin for another one.',
  },
  member_not_found: {
    status: 404,
    title: 'Member not found',
    description: 'This user is no member of the space.',
  },
  session_not_found: {
    status: 404,
    title: 'Session not found',
    description: 'You have no session with this id.',
  },
  share_not_found: {
    status: 404,
    title: 'Share link not found',
    description: 'There is no such link, or it was revoked, or what it leads to is there no more.',
  },
  space_not_found: {
    status: 404,
    title: 'Space not found',
    description: 'There is no such space, or you are no member of it.',
  },
  thumbnail_not_found: {
    status: 404,
    title: 'Thumbnail not found',
    description: 'There is no small picture of this file: it is no image, or one that cannot be read.',
  },
  upload_not_found: {
    status: 404,
    title: 'Upload not found',
    description: 'You have begun no such upload, or it was given up. Begin anew.',
  },
  user_not_found: {
    status: 404,
    title: 'User not found',
    description: 'There is no user with this id.',
  },
  version_not_found: {
    status: 404,
    title: 'Version not found',
    description: 'The file has no such version, or has it no more.',
  },
  already_set_up: {
    status: 409,
    title: 'Already set up',
    description: 'This instance has an admin. Sign in instead.',
  },
  archive_too_large: {
    status: 409,
    title: 'Archive too large',
    description: 'There are too many entries for one archive. Ask for the folders in it one by one.',
  },
  email_taken: {
    status: 409,
    title: 'Email address taken',
    description: 'Another user has this email address.',
  },
  handle_taken: {
    status: 409,
    title: 'Handle taken',
    description: 'Another user has this handle.',
  },
  last_admin: {
    status: 409,
    title: 'Last admin',
    description: 'This would leave the instance without an admin who can sign in.',
  },
  last_owner: {
    status: 409,
    title: 'Last owner',
    description: 'This would leave the space without an owner.',
  },
  move_into_itself: {
    status: 409,
    title: 'Cannot move into itself',
    description: 'A folder cannot be moved into itself or below itself.',
  },
  not_a_file: {
    status: 409,
    title: 'Not a file',
    description: 'There is a folder where a file is needed.',
  },
  not_a_folder: {
    status: 409,
    title: 'Not a folder',
    description: 'There is a file where a folder is needed.',
  },
  path_taken: {
    status: 409,
    title: 'Path taken',
    description: 'Something else has this name in this folder.',
  },
  personal_space: {
    status: 409,
    title: 'Personal space',
    description: 'A personal space is named after its user and goes with its user.',
  },
  second_factor_missing: {
    status: 409,
    title: 'No second factor',
    description: 'You have no second factor, and have not begun to set one up.',
  },
  second_factor_on: {
    status: 409,
    title: 'Second factor on',
    description: 'You have a second factor. Turn it off before you set up another one.',
  },
  space_name_taken: {
    status: 409,
    title: 'Space name taken',
    description: 'Another space has this name. It may be one that you cannot see.',
  },
  space_root: {
    status: 409,
    title: 'Root of a space',
    description: 'The top folder of a space goes with its space. Rename or delete the space instead.',
  },
  upload_in_use: {
    status: 409,
    title: 'Upload in use',
    description: 'Another request is sending bytes of this upload. Ask how far it has come in a moment.',
  },
  upload_offset_differs: {
    status: 409,
    title: 'Offset differs',
    description: 'The upload has come further, or less far. Ask how far with `getUpload`.',
  },
  share_expired: {
    status: 410,
    title: 'Share link expired',
    description: 'The time of this link is over.',
  },
  share_used_up: {
    status: 410,
    title: 'Share link used up',
    description: 'By this link as much was downloaded as may be.',
  },
  unsupported_tus_version: {
    status: 412,
    title: 'Unsupported tus version',
    description: 'This is another version of tus than 1.0.0, which `Tus-Version` names.',
  },
  checksum_mismatch: {
    status: 460,
    title: 'Checksum mismatch',
    description: 'The bytes have another digest than `Upload-Checksum` says. None of them were kept: send them again.',
  },
  quota_exceeded: {
    status: 507,
    title: 'Quota exceeded',
    description: 'The bytes do not fit into what the space may hold, or into what you may store.',
  },
} as const satisfies ProblemTable;

/** Every code that an answer of Sheaf's may bear. */
export type ProblemCode = keyof typeof problems | BaseProblemCode;
