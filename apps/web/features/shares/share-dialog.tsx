'use client';

import { useQuery } from '@tanstack/react-query';

import { CopyLine } from '@/components/ui/copy-line.tsx';
import { DialogContent } from '@/components/ui/dialog.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { When } from '@/features/files/when.tsx';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { refusalOf } from '@/features/forms/refusal.ts';
import { SecretContent, SecretDialog } from '@/features/forms/secret-dialog.tsx';
import { useSession } from '@/features/shell/use-session.ts';
import type { Entry } from '@/lib/api/types.ts';

import { type MadeShare, NewShareForm } from './new-share-form.tsx';
import { ShareBadges } from './share-badges.tsx';
import { ShareButtons } from './share-buttons.tsx';
import { sharesOfQuery } from './share-queries.ts';

export interface ShareDialogProps {
  /** Null keeps it shut. */
  readonly entry: Entry | null;
  readonly onClose: () => void;
}

/** The links to a file or a folder, and a new one. For owners of its space. */
export function ShareDialog({ entry, onClose }: ShareDialogProps) {
  return (
    <SecretDialog<MadeShare>
      open={entry !== null}
      onOpenChange={(open) => (open ? undefined : onClose())}
      renderForm={(onMade) => (
        <DialogContent
          size="lg"
          title={entry ? `Share ${entry.name}` : 'Share'}
          description="By a link, with people who need no account."
        >
          {entry ? (
            <NewShareForm entry={entry} onMade={onMade}>
              <Links entry={entry} />
            </NewShareForm>
          ) : null}
        </DialogContent>
      )}
      renderSecret={(made, onCopied) => <MadeLink made={made} onCopied={onCopied} />}
    />
  );
}

/** The one time the link is seen: what is kept of it opens nothing. */
function MadeLink({ made: { share, password }, onCopied }: { made: MadeShare; onCopied: () => void }) {
  return (
    <SecretContent
      size="lg"
      title="Copy the link"
      description="It is shown this once and kept nowhere. If it gets lost, revoke it and make another."
    >
      <CopyLine label="Link" what="the link" text={share.url} onCopied={onCopied} />
      {password === '' ? null : <CopyLine label="Password" what="the password" text={password} onCopied={onCopied} />}
    </SecretContent>
  );
}

/** The links that there are; nothing where there are none. */
function Links({ entry }: { readonly entry: Entry }) {
  const { user } = useSession();
  const { data: shares, error, dataUpdatedAt } = useQuery(sharesOfQuery(entry.id));
  if (error) return <FormProblem failure={refusalOf(error, { fields: [] }).failure} />;
  if (shares === undefined) return <Skeleton className="h-12 w-full" />;
  if (shares.length === 0) return null;
  return (
    <section aria-label="Links">
      <h3 className="text-sm font-medium">Links to it</h3>
      <ul className="mt-1.5 divide-y divide-line rounded-lg border border-line-strong">
        {shares.map((share) => (
          <li key={share.id} className="flex items-center gap-3 py-2 pr-1.5 pl-3">
            <div className="min-w-0 flex-1">
              <ShareBadges share={share} now={dataUpdatedAt} />
              <p className="mt-1 text-xs text-ink-muted">
                Made <When iso={share.createdAt} /> by {share.createdBy === user.id ? 'you' : 'another owner'}
              </p>
            </div>
            <ShareButtons share={share} />
          </li>
        ))}
      </ul>
    </section>
  );
}
