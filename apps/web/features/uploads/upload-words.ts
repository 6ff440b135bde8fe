import { formatCount, formatSize } from '@/lib/format.ts';

import { isUnfinished, type UploadItem } from './upload-item.ts';
import type { UploadSnapshot } from './upload-list.ts';

/** What the queue is at, in a few words. */
export function headline({ counts, items, reading, paused }: UploadSnapshot): string {
  if (reading > 0 && items.length === 0) return 'Reading what to upload…';
  if (counts.uploading + counts.waiting > 0) {
    return `${paused ? 'Paused:' : 'Uploading'} ${formatCount(counts.uploading + counts.waiting, 'file')}`;
  }
  if (counts.conflict > 0) return formatCount(counts.conflict, 'name is taken', 'names are taken');
  if (counts.failed > 0) return `${formatCount(counts.failed, 'file')} not uploaded`;
  if (counts.lost > 0) return `${formatCount(counts.lost, 'upload')} not finished`;
  if (counts.done > 0) return `${formatCount(counts.done, 'file')} uploaded`;
  if (counts.cancelled + counts.skipped > 0) return 'Nothing uploaded';
  return 'Uploads';
}

/** More of it: how much has arrived, and why it does not move. */
export function details({ counts, items, loaded, total, notice }: UploadSnapshot): string {
  if (notice !== null) return notice;
  if (counts.lost > 0 && !isUnfinished(counts)) {
    return items.some(({ needsPermission }) => needsPermission)
      ? 'They go on once you allow them to be read again.'
      : 'Choose the same files again: what has arrived is skipped.';
  }
  const parts: string[] = [];
  if (isUnfinished(counts)) {
    parts.push(`${formatSize(loaded)} of ${formatSize(total)}`);
    if (counts.done > 0) parts.push(`${counts.done.toLocaleString('en')} done`);
  } else if (counts.failed > 0 && counts.done > 0) parts.push(`${counts.done.toLocaleString('en')} uploaded`);
  if (isUnfinished(counts) && counts.failed > 0) parts.push(`${counts.failed.toLocaleString('en')} failed`);
  if (counts.skipped > 0) parts.push(`${counts.skipped.toLocaleString('en')} skipped`);
  if (counts.cancelled > 0) parts.push(`${counts.cancelled.toLocaleString('en')} cancelled`);
  return parts.join(' · ');
}

/** Where one file stands. */
export function standing(item: UploadItem): string {
  switch (item.state) {
    case 'waiting':
      return item.kind === 'folder' ? 'Waiting' : `Waiting · ${formatSize(item.size)}`;
    case 'uploading':
      return item.kind === 'folder' ? 'Creating' : `${formatSize(item.loaded)} of ${formatSize(item.size)}`;
    case 'conflict':
      return 'That name is taken';
    case 'failed':
      return item.error ?? 'It was not uploaded';
    case 'lost':
      return `${item.needsPermission ? 'Waits for your permission' : 'Choose it again'} · ${formatSize(item.size)}`;
    case 'skipped':
      return 'Skipped';
    case 'cancelled':
      return 'Cancelled';
    case 'done':
      return doneAs(item);
  }
}

function doneAs({ name, kind, size, savedAs }: UploadItem): string {
  const savedName = savedAs?.slice(savedAs.lastIndexOf('/') + 1);
  if (savedName && savedName.normalize() !== name.normalize()) return `Uploaded as ${savedName}`;
  return kind === 'folder' ? 'Created' : formatSize(size);
}
