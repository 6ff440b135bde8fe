import type { Scope } from '@sheaf/client';

export interface ScopeGroup {
  readonly label: string;
  readonly scopes: readonly { readonly scope: Scope; readonly label: string; readonly means: string }[];
  /** What only an admin's key can do anything with. */
  readonly adminsOnly?: true;
}

/** What a key can be allowed, in the words of the person who decides it. */
export const scopeGroups: readonly ScopeGroup[] = [
  {
    label: 'Files',
    scopes: [
      { scope: 'files:read', label: 'Read files', means: 'List, search and download.' },
      { scope: 'files:write', label: 'Change files', means: 'Upload, rename, move, delete and restore.' },
    ],
  },
  {
    label: 'Spaces',
    scopes: [
      {
        scope: 'spaces:read',
        label: 'See spaces',
        means: 'Their names, your role in each, and who is in those you own.',
      },
      {
        scope: 'spaces:write',
        label: 'Manage spaces',
        means: 'Create, rename and delete the spaces you own, and decide who is in them.',
      },
    ],
  },
  {
    label: 'Links',
    scopes: [{ scope: 'shares:write', label: 'Share', means: 'Make and withdraw links to files and folders.' }],
  },
  {
    label: 'People',
    scopes: [
      { scope: 'users:read', label: 'See users', means: 'Names, addresses and roles. For admins.' },
      { scope: 'users:write', label: 'Manage users', means: 'Your own name and address; as an admin, every account.' },
    ],
  },
  {
    label: 'Administration',
    adminsOnly: true,
    scopes: [
      { scope: 'webhooks:write', label: 'Manage webhooks', means: 'Decide which servers are told of changes.' },
      { scope: 'audit:read', label: 'Read the audit log', means: 'Who did what, and when.' },
    ],
  },
];

/** The groups in which a person finds something to give away. */
export function scopeGroupsFor(role: 'admin' | 'member'): readonly ScopeGroup[] {
  return scopeGroups.filter((group) => role === 'admin' || !group.adminsOnly);
}
