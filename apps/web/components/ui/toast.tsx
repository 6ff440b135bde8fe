'use client';

import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from './button.tsx';
import { Spinner } from './spinner.tsx';

export type ToastTone = 'plain' | 'success' | 'danger' | 'busy';

export interface ToastOptions {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly tone?: ToastTone;
  readonly action?: { readonly label: string; readonly onClick: () => void };
  /** Milliseconds until it goes by itself; 0 keeps it. Longer by default where there is an action to reach for. */
  readonly timeout?: number;
  readonly onClose?: () => void;
}

const manager = Base.createToastManager<{ tone: ToastTone }>();

/** Says in a corner what happened. Usable anywhere in the browser, inside React and out. F6 moves the focus there. */
export const toast = {
  show: (options: ToastOptions): string => manager.add(toBase(options)),
  success: (title: ReactNode, description?: ReactNode): string =>
    manager.add(toBase({ title, description, tone: 'success' })),
  error: (title: ReactNode, description?: ReactNode): string =>
    manager.add(toBase({ title, description, tone: 'danger', timeout: 9000 })),
  update: (id: string, options: ToastOptions): void => manager.update(id, toBase(options)),
  close: (id: string): void => manager.close(id),
};

export function Toaster({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-[calc(1rem+var(--toast-lift,0px))] left-4 z-60 mx-auto w-auto sm:left-auto sm:w-88">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts } = Base.useToastManager<{ tone: ToastTone }>();
  return toasts.map((item) => (
    <Base.Root
      key={item.id}
      toast={item}
      swipeDirection={['right', 'down']}
      className="absolute right-0 bottom-0 left-auto z-[calc(100-var(--toast-index))] w-full origin-bottom rounded-lg border border-line bg-raised bg-clip-padding text-ink shadow-pop select-none transition-[transform,opacity] duration-300 ease-out-soft [--gap:0.5rem] [--peek:0.5rem] [--scale:calc(max(0,1-(var(--toast-index)*0.05)))] [--shrink:calc(1-var(--scale))] [--height:var(--toast-frontmost-height,var(--toast-height))] [--offset-y:calc(var(--toast-offset-y)*-1+(var(--toast-index)*var(--gap)*-1)+var(--toast-swipe-movement-y))] h-(--height) transform-[translateX(var(--toast-swipe-movement-x))_translateY(calc(var(--toast-swipe-movement-y)-(var(--toast-index)*var(--peek))-(var(--shrink)*var(--height))))_scale(var(--scale))] after:absolute after:top-full after:left-0 after:h-[calc(var(--gap)+1px)] after:w-full after:content-[''] data-ending-style:opacity-0 data-expanded:h-(--toast-height) data-expanded:transform-[translateX(var(--toast-swipe-movement-x))_translateY(var(--offset-y))] data-limited:opacity-0 data-starting-style:transform-[translateY(120%)] data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-center gap-3 overflow-hidden py-2.5 pr-2 pl-3.5 transition-opacity duration-200 data-behind:opacity-0 data-expanded:opacity-100">
        <ToastIcon tone={item.data?.tone ?? 'plain'} />
        <div className="min-w-0 flex-1">
          <Base.Title className="text-sm font-medium break-words" />
          <Base.Description className="mt-0.5 text-xs text-ink-muted break-words" />
        </div>
        <Base.Action
          render={<Button variant="ghost" size="sm" className="text-accent-text hover:text-accent-text" />}
        />
        <Base.Close
          aria-label="Dismiss"
          render={
            <Button variant="ghost" size="icon-sm" className="text-ink-faint">
              <X aria-hidden />
            </Button>
          }
        />
      </Base.Content>
    </Base.Root>
  ));
}

function ToastIcon({ tone }: { readonly tone: ToastTone }) {
  if (tone === 'busy') return <Spinner className="text-accent-text" />;
  if (tone === 'danger') return <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />;
  if (tone === 'success') return <CircleCheck aria-hidden className="size-4 shrink-0 text-accent-text" />;
  return null;
}

function toBase({ title, description, tone = 'plain', action, timeout, onClose }: ToastOptions) {
  return {
    title,
    description,
    data: { tone },
    timeout: timeout ?? (tone === 'busy' ? 0 : action ? 10_000 : 5000),
    priority: tone === 'danger' ? ('high' as const) : ('low' as const),
    // An update keeps what it is not told about: say plainly that there is no action now.
    actionProps: action ? { children: action.label, onClick: action.onClick } : undefined,
    ...(onClose ? { onClose } : {}),
  };
}
