'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Fragment } from 'react';

import { MenuItem, menuPopup, MenuSeparator } from '@/components/ui/menu.tsx';
import type { MenuAnchor } from '@/features/listing/model.ts';

import { actionLabels } from './action-labels.tsx';
import type { ActionId } from './actions.ts';

export interface EntryMenuProps {
  /** Beside what the menu opens; null keeps it shut. */
  readonly anchor: MenuAnchor | null;
  readonly actions: readonly ActionId[];
  readonly onAction: (action: ActionId) => void;
  readonly onClose: () => void;
  /** Where the keyboard goes when the menu shuts. */
  readonly returnFocus: () => HTMLElement | null;
}

const startsGroup: readonly ActionId[] = ['rename', 'delete'];

/** The actions on the selection, at the pointer or beside a row's button. */
export function EntryMenu({ anchor, actions, onAction, onClose, returnFocus }: EntryMenuProps) {
  return (
    <Base.Root open={anchor !== null && actions.length > 0} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} align="start" side="bottom" sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={menuPopup} finalFocus={() => returnFocus() ?? true}>
            {actions.map((id, index) => {
              const { label, icon, shortcut, tone } = actionLabels[id];
              return (
                <Fragment key={id}>
                  {index > 0 && startsGroup.includes(id) ? <MenuSeparator /> : null}
                  <MenuItem icon={icon} shortcut={shortcut} tone={tone} onClick={() => onAction(id)}>
                    {label}
                  </MenuItem>
                </Fragment>
              );
            })}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
