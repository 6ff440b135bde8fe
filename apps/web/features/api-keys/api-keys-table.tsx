'use client';

import type { ApiKey } from '@sheaf/client';
import { Trash2 } from 'lucide-react';

import { Badge } from '@/components/ui/badge.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Table, Td, Th } from '@/components/ui/table.tsx';
import { When } from '@/features/files/when.tsx';
import { isOver } from '@/features/forms/expiry.ts';

import { useRevoke } from './use-revoke.ts';

export interface ApiKeysTableProps {
  readonly apiKeys: readonly ApiKey[];
  /** What a space is called, by its id. */
  readonly spaceNameOf: (id: string) => string;
  /** When the list was asked for, in milliseconds: what had expired by then is shown so. */
  readonly now: number;
}

export function ApiKeysTable({ apiKeys, spaceNameOf, now }: ApiKeysTableProps) {
  return (
    <Table aria-label="API keys">
      <thead>
        <tr>
          <Th className="pl-4">Name</Th>
          <Th className="w-2/5 max-md:hidden">Scopes</Th>
          <Th className="w-24 max-sm:hidden">Expires</Th>
          <Th className="w-24 max-sm:hidden">Last used</Th>
          <Th className="w-14">
            <span className="sr-only">Revoke</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {apiKeys.map((apiKey) => (
          <KeyRow key={apiKey.id} apiKey={apiKey} spaceNameOf={spaceNameOf} now={now} />
        ))}
      </tbody>
    </Table>
  );
}

function KeyRow({ apiKey, spaceNameOf, now }: Omit<ApiKeysTableProps, 'apiKeys'> & { readonly apiKey: ApiKey }) {
  const revoke = useRevoke();
  const where = apiKey.spaces === null ? 'All spaces' : `Only in ${apiKey.spaces.map(spaceNameOf).join(', ')}`;
  return (
    <tr>
      <Td className="py-3 pl-4 align-top">
        <div className="font-medium break-words">{apiKey.name}</div>
        <div className="mt-0.5 font-mono text-xs text-ink-muted">{apiKey.prefix}…</div>
        <div className="mt-2 flex flex-col gap-1.5 md:hidden">
          <Scopes apiKey={apiKey} where={where} />
          <div className="text-xs text-ink-muted sm:hidden">
            <Expires apiKey={apiKey} now={now} /> · <LastUsed apiKey={apiKey} />
          </div>
        </div>
      </Td>
      <Td className="py-3 align-top max-md:hidden">
        <Scopes apiKey={apiKey} where={where} />
      </Td>
      <Td className="tabular py-3 align-top text-ink-muted max-sm:hidden">
        <Expires apiKey={apiKey} now={now} brief />
      </Td>
      <Td className="tabular py-3 align-top text-ink-muted max-sm:hidden">
        <LastUsed apiKey={apiKey} brief />
      </Td>
      <Td className="py-2 pr-3 pl-0 text-right align-top">
        <IconButton
          label={`Revoke ${apiKey.name}`}
          size="icon-sm"
          className="hover:text-danger"
          onClick={() => void revoke(apiKey)}
        >
          <Trash2 aria-hidden />
        </IconButton>
      </Td>
    </tr>
  );
}

function Scopes({ apiKey, where }: { readonly apiKey: ApiKey; readonly where: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <ul aria-label="Scopes" className="flex flex-wrap gap-1">
        {apiKey.scopes.map((scope) => (
          <li key={scope}>
            <Badge>{scope}</Badge>
          </li>
        ))}
      </ul>
      <div className="text-xs break-words text-ink-muted">{where}</div>
    </div>
  );
}

interface ExpiresProps {
  readonly apiKey: ApiKey;
  readonly now: number;
  readonly brief?: boolean;
}

function Expires({ apiKey, now, brief = false }: ExpiresProps) {
  if (apiKey.expiresAt === null) return brief ? 'Never' : 'Never expires';
  if (isOver(apiKey.expiresAt, now)) return <Badge tone="warning">Expired</Badge>;
  return (
    <>
      {brief ? '' : 'Expires '}
      <When iso={apiKey.expiresAt} />
    </>
  );
}

function LastUsed({ apiKey, brief = false }: { readonly apiKey: ApiKey; readonly brief?: boolean }) {
  if (apiKey.lastUsedAt === null) return brief ? 'Never' : 'never used';
  return (
    <>
      {brief ? '' : 'used '}
      <When iso={apiKey.lastUsedAt} />
    </>
  );
}
