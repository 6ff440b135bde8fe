import type { Scope } from '@sheaf/client';
import { describe, expect, it } from 'vitest';

import { scopeGroups, scopeGroupsFor } from './scopes.ts';

/** A scope that the API gets must be named here, or this does not compile. */
const everyScope: Record<Scope, true> = {
  'files:read': true,
  'files:write': true,
  'spaces:read': true,
  'spaces:write': true,
  'users:read': true,
  'users:write': true,
  'shares:write': true,
  'webhooks:write': true,
  'audit:read': true,
};

describe('scopes', () => {
  it('are each explained once', () => {
    const explained = scopeGroups.flatMap((group) => group.scopes.map(({ scope }) => scope));
    expect(explained.toSorted()).toEqual(Object.keys(everyScope).toSorted());
  });

  it('of admins are not offered to members', () => {
    const offered = scopeGroupsFor('member').flatMap((group) => group.scopes.map(({ scope }) => scope));
    expect(offered).not.toContain('audit:read');
    expect(offered).toContain('files:read');
    expect(scopeGroupsFor('admin')).toHaveLength(scopeGroups.length);
  });
});
