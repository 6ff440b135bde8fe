import type { Space } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';

export type Retention = Pick<Space, 'trashDays' | 'keepVersions' | 'keepVersionDays'>;

/** Which versions of a file its space keeps, as a sentence. */
export function versionsKept({ keepVersions, keepVersionDays }: Omit<Retention, 'trashDays'>): string {
  const days = keepVersionDays === null ? null : `for ${formatCount(keepVersionDays, 'day')} after it was replaced`;
  if (keepVersions === null) return days === null ? 'All versions are kept.' : `A version is kept ${days}.`;
  const newest = keepVersions === 1 ? 'The newest version is kept' : `The ${keepVersions} newest versions are kept`;
  return days === null ? `${newest}.` : `${newest}, and any other ${days}.`;
}

/** When something that was deleted then leaves the trash for good; null: never by itself. */
export function leavesTrashAt(deletedAt: string, trashDays: number | null): string | null {
  if (trashDays === null) return null;
  return new Date(Date.parse(deletedAt) + trashDays * dayMs).toISOString();
}

const dayMs = 86_400_000;
