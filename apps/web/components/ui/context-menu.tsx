'use client';

import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ComponentProps, ReactElement, ReactNode } from 'react';

import { menuPopup } from './menu.tsx';

export const ContextMenu = Base.Root;

/** The area that answers to a right click, a long press and the context-menu key. */
export function ContextMenuTrigger({ children }: { readonly children: ReactElement }) {
  return <Base.Trigger render={children} />;
}

/** Holds the same items as a menu: `MenuItem`, `MenuSeparator`, … */
export function ContextMenuContent({
  children,
  finalFocus,
}: {
  readonly children: ReactNode;
  readonly finalFocus?: ComponentProps<typeof Base.Popup>['finalFocus'];
}) {
  return (
    <Base.Portal>
      <Base.Positioner className="z-50 outline-none">
        <Base.Popup className={menuPopup} {...(finalFocus === undefined ? {} : { finalFocus })}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
