'use client';

import type { CreatedInvitation } from '@sheaf/client';

import { CopyLine } from '@/components/ui/copy-line.tsx';
import { SecretContent } from '@/features/forms/secret-dialog.tsx';
import type { User } from '@/lib/api/types.ts';
import { formatExact } from '@/lib/format.ts';

/** What an admin hands over to somebody, so that they can sign in. */
export interface HandedOver {
  readonly user: User;
  readonly way: Pick<CreatedInvitation, 'url' | 'expiresAt'> | { readonly password: string };
}

/** The one time it is seen. */
export function HandOver({ user, way, onCopied }: HandedOver & { readonly onCopied: () => void }) {
  if ('password' in way) {
    return (
      <SecretContent
        title={`${user.name} can sign in`}
        description="Hand this over yourself: Sheaf sends no mail, and shows the password only now."
      >
        <CopyLine
          label="Their way in"
          what="the address, the email address and the password"
          text={`${window.location.origin}/login\n${user.email}\n${way.password}`}
          onCopied={onCopied}
        />
      </SecretContent>
    );
  }
  return (
    <SecretContent
      title={`A link for ${user.name}`}
      description="Hand it over yourself: Sheaf sends no mail, and shows the link only now."
    >
      <CopyLine label="Link to choose a password" what="the link" text={way.url} onCopied={onCopied} />
      <p className="text-sm text-pretty text-ink-muted">
        It works once, until {formatExact(way.expiresAt)}. Whoever has it can sign in as {user.name}.
      </p>
    </SecretContent>
  );
}
