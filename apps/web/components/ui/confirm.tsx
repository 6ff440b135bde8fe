'use client';

import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { createContext, type ReactNode, use, useState } from 'react';

import { Button } from './button.tsx';
import { backdropClass } from './dialog.tsx';

export interface ConfirmOptions {
  readonly title: string;
  readonly description?: ReactNode;
  /** What the button that goes ahead says: a verb, "Delete space". */
  readonly action: string;
  readonly tone?: 'plain' | 'danger';
}

type Confirm = (options: ConfirmOptions) => Promise<boolean>;

const ConfirmContext = createContext<Confirm | null>(null);

/** Asks before something that cannot be undone. Where it can be undone, do it and offer Undo instead. */
export function useConfirm(): Confirm {
  const confirm = use(ConfirmContext);
  if (!confirm) throw new Error('useConfirm needs a ConfirmProvider above it.');
  return confirm;
}

export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const [question, setQuestion] = useState<(ConfirmOptions & { answer: (yes: boolean) => void }) | null>(null);
  const [open, setOpen] = useState(false);

  const confirm: Confirm = (options) =>
    new Promise((answer) => {
      setQuestion({ ...options, answer });
      setOpen(true);
    });
  const settle = (yes: boolean) => {
    question?.answer(yes);
    setOpen(false);
  };

  return (
    <ConfirmContext value={confirm}>
      {children}
      <Base.Root open={open} onOpenChange={(next) => (next ? undefined : settle(false))}>
        <Base.Portal>
          <Base.Backdrop className={backdropClass} />
          <Base.Viewport className="fixed inset-0 z-50 flex items-end justify-center p-4 sm:items-center">
            <Base.Popup className="w-full max-w-sm rounded-xl border border-line bg-raised shadow-dialog outline-none transition-[opacity,scale] duration-150 ease-out-soft data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0">
              <div className="px-5 pt-5 pb-4">
                <Base.Title className="text-lg font-semibold text-balance">{question?.title}</Base.Title>
                {question?.description ? (
                  <Base.Description className="mt-1.5 text-sm text-ink-muted" render={<div />}>
                    {question.description}
                  </Base.Description>
                ) : null}
              </div>
              <div className="flex justify-end gap-2 px-5 pb-5">
                <Base.Close render={<Button>Cancel</Button>} />
                <Button variant={question?.tone === 'danger' ? 'danger' : 'primary'} onClick={() => settle(true)}>
                  {question?.action}
                </Button>
              </div>
            </Base.Popup>
          </Base.Viewport>
        </Base.Portal>
      </Base.Root>
    </ConfirmContext>
  );
}
