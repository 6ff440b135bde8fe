import { isCommonPassword } from '#services/common-passwords.ts';
import { invalidInput } from '#services/error.ts';

// oxlint-disable-next-line no-control-regex -- these are the characters to refuse
const UNFIT = /[\u0000-\u001f\u007f]/;

/**
 * Names of people and keys are a line of text. A schema can bound their length but not say this.
 *
 * @throws ServiceError `invalid_input`
 */
export function assertLine(text: string | undefined, member: string): void {
  if (text === undefined) return;
  if (UNFIT.test(text)) throw invalidInput(member, 'There are no control characters in it.', 'forbidden_character');
  assertWellFormed(text, member);
}

/**
 * What a new password must be, beside long.
 *
 * @throws ServiceError `invalid_input` for one that is among the first to be guessed, or that others have the same hash as
 */
export function assertPassword(password: string, member: string): void {
  // Hashes are made of bytes, and what is not well-formed is one and the same character in them.
  assertWellFormed(password, member);
  if (isCommonPassword(password)) {
    throw invalidInput(member, 'This is among the passwords that are guessed first.', 'too_common');
  }
}

function assertWellFormed(text: string, member: string): void {
  if (!text.isWellFormed()) throw invalidInput(member, 'It is well-formed Unicode.', 'invalid_unicode');
}
