'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';

import { cn } from '@/lib/cn.ts';

import { Kbd } from './kbd.tsx';

export const Menu = Base.Root;
export const MenuGroup = Base.Group;
export const MenuRadioGroup = Base.RadioGroup;

export const menuPopup =
  'max-h-(--available-height) min-w-44 origin-(--transform-origin) overflow-y-auto rounded-lg border border-line bg-raised p-1 text-ink shadow-pop outline-none transition-[opacity,scale] duration-100 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0';

/** The element that opens the menu, usually a Button. */
export function MenuTrigger({ children }: { readonly children: ReactElement }) {
  return <Base.Trigger render={children} />;
}

export interface MenuContentProps {
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly className?: string;
  readonly finalFocus?: ComponentProps<typeof Base.Popup>['finalFocus'];
}

export function MenuContent({ children, align = 'start', side = 'bottom', className, finalFocus }: MenuContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner align={align} side={side} sideOffset={4} className="z-50 outline-none">
        <Base.Popup className={cn(menuPopup, className)} {...(finalFocus === undefined ? {} : { finalFocus })}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

const itemClass =
  'flex h-8 w-full cursor-default select-none items-center gap-2.5 rounded-md px-2 text-sm outline-none data-disabled:text-ink-faint data-disabled:opacity-60 data-highlighted:bg-hover coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted';

export interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly shortcut?: string | undefined;
  readonly tone?: 'plain' | 'danger' | undefined;
  readonly disabled?: boolean;
  readonly onClick?: () => void;
  /** A link to render as: `<Link href=… />` or `<a href=… download />`. */
  readonly render?: ReactElement;
}

export function MenuItem({ icon, children, shortcut, tone = 'plain', render, ...props }: MenuItemProps) {
  return (
    <Base.Item
      className={cn(itemClass, tone === 'danger' && 'text-danger data-highlighted:bg-danger-soft [&_svg]:text-danger')}
      {...(render ? { render } : {})}
      {...props}
    >
      {icon}
      <span className="flex-1 truncate text-left">{children}</span>
      {shortcut ? (
        <span className="pl-4 coarse:hidden">
          <Kbd keys={shortcut} />
        </span>
      ) : null}
    </Base.Item>
  );
}

export interface MenuRadioItemProps {
  readonly value: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** Also called when the item was the chosen one already. */
  readonly onClick?: () => void;
}

export function MenuRadioItem({ children, icon, ...props }: MenuRadioItemProps) {
  return (
    <Base.RadioItem {...props} className={itemClass} closeOnClick>
      {icon}
      <span className="flex-1 truncate">{children}</span>
      <Base.RadioItemIndicator>
        <Check aria-hidden />
      </Base.RadioItemIndicator>
    </Base.RadioItem>
  );
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-ink-faint">{children}</Base.GroupLabel>;
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}
