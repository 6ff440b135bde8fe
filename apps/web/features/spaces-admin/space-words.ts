import type { ProblemWords } from '@/features/forms/refusal.ts';
import { nameProblem } from '@/features/files/names.ts';

/** What the forms about spaces say of the API's problems. */
export const spaceWords: ProblemWords = {
  space_name_taken: 'Another space has this name. It may be one that you cannot see.',
  space_reserved: 'Only personal spaces start with ~.',
  space_not_found: 'This space is gone, or you are no member of it any more. Reload the page.',
  personal_space: 'A personal space is named after its user and goes with its user.',
};

export const spaceCodes = { space_name_taken: 'name', space_reserved: 'name', invalid_path: 'name' };

/** Why a space cannot be called that; null when it can. */
export function spaceNameProblem(name: string): string | null {
  return name.startsWith('~') ? 'Only personal spaces start with ~.' : nameProblem(name);
}
