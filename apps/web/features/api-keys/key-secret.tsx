'use client';

import type { CreatedApiKey } from '@sheaf/client';
import { useQuery } from '@tanstack/react-query';

import { CopyLine } from '@/components/ui/copy-line.tsx';
import { useSession } from '@/features/shell/use-session.ts';
import { queries } from '@/lib/api/queries.ts';

import { curlExample } from './curl-example.ts';

/** The one time a key's secret is seen. */
export function KeySecret({ created, onCopied }: { readonly created: CreatedApiKey; readonly onCopied: () => void }) {
  const { user } = useSession();
  const { data: spaces = [] } = useQuery(queries.spaces());
  const first = spaces.find((space) => created.spaces?.includes(space.id));
  const example = curlExample({
    secret: created.secret,
    scopes: created.scopes,
    origin: window.location.origin,
    space: first?.name ?? `~${user.handle}`,
  });
  return (
    <>
      <CopyLine label={created.name} what="the key" text={created.secret} onCopied={onCopied} />
      <CopyLine label="Try it" what="the example" text={example} onCopied={onCopied} />
      <p className="text-sm text-ink-muted">
        Everything it can call is in the{' '}
        <a href="/docs" target="_blank" rel="noreferrer" className="text-accent-text underline underline-offset-4">
          API reference
        </a>
        .
      </p>
    </>
  );
}
