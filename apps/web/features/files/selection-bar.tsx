'use client';

import { X } from 'lucide-react';

import { Button } from '@/components/ui/button.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import type { SelectionControl } from '@/features/listing/use-selection.ts';

import { actionLabels } from './action-labels.tsx';
import type { ActionId } from './actions.ts';

export interface SelectionBarProps {
  readonly selection: SelectionControl;
  readonly actions: readonly ActionId[];
  readonly onAction: (action: ActionId) => void;
}

/** The actions on what is selected. In the toolbar on a desk, at the bottom edge under the thumb on a phone. */
export function SelectionBar({ selection, actions, onAction }: SelectionBarProps) {
  const count = selection.ids.size;
  return (
    <div
      role="toolbar"
      aria-label="Selected items"
      data-bottom-bar
      className="flex min-w-0 flex-auto items-center gap-1 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:h-auto max-sm:border-t max-sm:border-line max-sm:bg-raised max-sm:px-2 max-sm:pt-1.5 max-sm:pb-[max(0.375rem,env(safe-area-inset-bottom))] max-sm:shadow-pop"
    >
      <IconButton label="Select nothing" shortcut="Esc" size="icon-sm" onClick={selection.clear}>
        <X aria-hidden />
      </IconButton>
      <span role="status" className="tabular mr-2 text-sm font-medium whitespace-nowrap">
        {count} <span className="max-sm:sr-only">selected</span>
      </span>
      <div className="group/actions flex min-w-0 items-center gap-0.5 overflow-x-auto p-1 max-sm:flex-1 max-sm:justify-end-safe">
        {actions.map((id) => (
          <ActionButton key={id} id={id} onAction={onAction} />
        ))}
      </div>
    </div>
  );
}

function ActionButton({ id, onAction }: { readonly id: ActionId; readonly onAction: (action: ActionId) => void }) {
  const { label, icon, tone } = actionLabels[id];
  return (
    <Button
      variant={tone === 'danger' ? 'danger-ghost' : 'ghost'}
      size="sm"
      title={label}
      aria-label={label}
      // A tap opens: under the thumb there is no room to say it again, nor for all that can be done to one item.
      data-action={id}
      onClick={() => onAction(id)}
      className="max-sm:h-12 max-sm:w-14 max-sm:flex-col max-sm:gap-0.5 max-sm:px-0 max-sm:text-2xs data-[action=open]:max-sm:hidden data-[action=preview]:max-sm:hidden data-[action=copy-link]:max-sm:hidden data-[action=duplicate]:max-sm:hidden data-[action=versions]:max-sm:hidden group-has-data-[action=share]/actions:data-[action=copy]:max-sm:hidden"
    >
      {icon}
      <span className="max-w-full truncate max-xl:sm:sr-only">{short[id] ?? label}</span>
    </Button>
  );
}

/** Names that fit under a thumb. */
const short: Partial<Record<ActionId, string>> = {
  show: 'Show',
  'download-zip': 'Zip',
  share: 'Share',
  'copy-link': 'Link',
  versions: 'Versions',
  move: 'Move',
  copy: 'Copy',
  delete: 'Trash',
};
