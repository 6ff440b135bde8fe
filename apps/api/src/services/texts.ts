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
  if (!text.isWellFormed()) throw invalidInput(member, 'It is well-formed Unicode.', 'invalid_unicode');
}

/** @throws ServiceError `invalid_input` for a password that is among the first to be guessed */
export function assertUncommon(password: string, member: string): void {
  if (isCommonPassword(password)) {
    throw invalidInput(member, 'This is among the passwords that are guessed first.', 'too_common');
  }
}
