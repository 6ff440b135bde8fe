import { emailProblem, handleProblem } from '@/features/forms/rules.ts';
import type { ProblemWords } from '@/features/forms/refusal.ts';

/** What is said of the API's problems about members. */
export const memberWords: ProblemWords = {
  user_not_found: 'Nobody here has this handle or email address. An admin can add them to this server.',
  last_owner: 'A space always has an owner. Make somebody else an owner first.',
  personal_space: 'A personal space stays its user’s.',
  space_not_found: 'This space is gone, or you are no member of it any more. Reload the page.',
  forbidden: 'You are no owner of this space any more. Reload the page.',
};

export const roleOptions = [
  { value: 'viewer', label: 'Viewer', description: 'Looks and downloads.' },
  { value: 'editor', label: 'Editor', description: 'Changes files, too.' },
  { value: 'owner', label: 'Owner', description: 'Decides on members and the space, too.' },
] as const;

/** What a person typed to name somebody, as the API takes it: `~ada` and `@ada` are `ada`. */
export function userRefOf(typed: string): string {
  return typed.replace(/^[~@]/, '').toLowerCase();
}

export function userRefProblem(ref: string): string | null {
  if (ref === '') return 'Say whom.';
  if (ref.startsWith('usr_')) return null;
  return ref.includes('@') ? emailProblem(ref) : handleProblem(ref);
}
