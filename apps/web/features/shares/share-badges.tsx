import { CircleSlash, Clock, Download, Eye, Lock, Upload } from 'lucide-react';

import { Badge } from '@/components/ui/badge.tsx';
import { When } from '@/features/files/when.tsx';
import { isOver } from '@/features/forms/expiry.ts';
import type { Share } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';

interface ShareBadgesProps {
  readonly share: Share;
  /** When the list was asked for, in milliseconds: what had expired by then is shown so. */
  readonly now: number;
}

/** What a link is for, and what holds it in bounds. */
export function ShareBadges({ share, now }: ShareBadgesProps) {
  const { access, hasPassword, expiresAt, maxDownloads, downloads, active } = share;
  const isExpired = expiresAt !== null && isOver(expiresAt, now);
  const isUsedUp = maxDownloads !== null && downloads >= maxDownloads;
  return (
    <ul aria-label="About the link" className="flex flex-wrap gap-1">
      <li>
        <Badge tone="accent">
          {access === 'read' ? <Eye aria-hidden /> : <Upload aria-hidden />}
          {access === 'read' ? 'View' : 'Upload only'}
        </Badge>
      </li>
      {hasPassword ? (
        <li>
          <Badge>
            <Lock aria-hidden />
            Password
          </Badge>
        </li>
      ) : null}
      {expiresAt === null ? null : (
        <li>
          <Badge tone={isExpired ? 'warning' : 'neutral'}>
            <Clock aria-hidden />
            {isExpired ? 'Expired' : 'Until'} <When iso={expiresAt} />
          </Badge>
        </li>
      )}
      {maxDownloads === null && downloads === 0 ? null : (
        <li>
          <Badge tone={isUsedUp ? 'warning' : 'neutral'} className="tabular">
            <Download aria-hidden />
            {maxDownloads === null ? null : `${downloads.toLocaleString('en')} of `}
            {formatCount(maxDownloads ?? downloads, 'download')}
          </Badge>
        </li>
      )}
      {active || isExpired || isUsedUp ? null : (
        <li>
          <Badge tone="danger" title="What it leads to is in the trash, or whoever made it no longer owns the space.">
            <CircleSlash aria-hidden />
            Does not work
          </Badge>
        </li>
      )}
    </ul>
  );
}
