import type { ProblemWords } from '@/features/forms/refusal.ts';

/** What the forms about users say of the API's problems. */
export const userWords: ProblemWords = {
  email_taken: 'Another user has this email address.',
  handle_taken: 'Another user has this handle.',
  last_admin: 'This is the last admin who can sign in. Make somebody else an admin first.',
  already_created:
    'They were added, but their link was lost on the way. Reload the page, and make a new link for them.',
  user_not_found: 'This user is gone: another admin may have deleted the account. Reload the page.',
};

export const userCodes = { email_taken: 'email', handle_taken: 'handle' };

export const roleOptions = [
  { value: 'member', label: 'Member', description: 'Works in the spaces they belong to.' },
  { value: 'admin', label: 'Admin', description: 'Manages users too. Sees nobody’s files by that.' },
] as const;
