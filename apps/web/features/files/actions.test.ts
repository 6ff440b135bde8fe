import { describe, expect, it } from 'vitest';

import type { Entry, SpaceRole } from '@/lib/api/types.ts';

import { actionsFor, lowestRole } from './actions.ts';

const entry = (kind: Entry['kind'], space = 'spc_1'): Entry => ({
  id: `ent_${kind}`,
  kind,
  path: 's/x',
  name: 'x',
  space,
  size: null,
  contentType: null,
  sha256: null,
  etag: null,
  version: null,
  createdAt: '2026-01-01T00:00:00Z',
  modifiedAt: '2026-01-01T00:00:00Z',
  createdBy: 'usr_1',
});

describe('actions', () => {
  it('offers a viewer nothing that changes anything here', () => {
    expect(actionsFor([entry('file')], 'viewer')).toEqual(['preview', 'download', 'copy-link', 'versions', 'copy']);
    expect(actionsFor([entry('file'), entry('folder')], 'viewer')).toEqual(['download-zip', 'copy']);
  });

  it('offers an editor to rename one, and to move, copy and delete many', () => {
    expect(actionsFor([entry('folder')], 'editor')).toEqual([
      'open',
      'download-zip',
      'copy-link',
      'rename',
      'move',
      'copy',
      'duplicate',
      'delete',
    ]);
    expect(actionsFor([entry('file'), entry('folder')], 'owner')).toEqual([
      'download-zip',
      'move',
      'copy',
      'duplicate',
      'delete',
    ]);
  });

  it('offers an owner to share one', () => {
    expect(actionsFor([entry('file')], 'owner')).toContain('share');
    expect(actionsFor([entry('file')], 'editor')).not.toContain('share');
    expect(actionsFor([entry('file'), entry('folder')], 'owner')).not.toContain('share');
  });

  it('offers one archive of what is in one folder only', () => {
    const elsewhere = { ...entry('file'), path: 's/deep/x' };
    expect(actionsFor([entry('file'), elsewhere], 'viewer', true)).not.toContain('download-zip');
  });

  it('shows where a found entry is', () => {
    expect(actionsFor([entry('file')], undefined, true)).toContain('show');
  });
});

describe('the role over several spaces', () => {
  const roles = new Map<string, SpaceRole>([
    ['a', 'owner'],
    ['b', 'viewer'],
  ]);
  it('is the lowest', () => {
    expect(lowestRole([entry('file', 'a'), entry('file', 'b')], (id) => roles.get(id))).toBe('viewer');
    expect(lowestRole([entry('file', 'a')], (id) => roles.get(id))).toBe('owner');
    expect(lowestRole([entry('file', 'a'), entry('file', 'z')], (id) => roles.get(id))).toBeUndefined();
    expect(lowestRole([], (id) => roles.get(id))).toBeUndefined();
  });
});
