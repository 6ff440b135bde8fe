'use client';

import { createContext, type ReactNode, use, useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { CheckboxLine } from '@/components/ui/checkbox.tsx';
import { Dialog, DialogBody, DialogContent, DialogFooter } from '@/components/ui/dialog.tsx';

export type ConflictChoice = 'keep-both' | 'skip';

export interface Conflict {
  readonly name: string;
  /** The folder that holds the name already, as the person knows it. */
  readonly folder: string;
  /** How many more conflicts wait behind this one. */
  readonly others: number;
}

export interface ConflictAnswer {
  readonly choice: ConflictChoice;
  readonly all: boolean;
}

type Ask = (conflict: Conflict) => Promise<ConflictAnswer>;

const ConflictContext = createContext<Ask | null>(null);

/** Asks what to do about a name that is taken. */
export function useAskConflict(): Ask {
  const ask = use(ConflictContext);
  if (!ask) throw new Error('useAskConflict needs a ConflictProvider above it.');
  return ask;
}

export function ConflictProvider({ children }: { readonly children: ReactNode }) {
  const [question, setQuestion] = useState<(Conflict & { answer: (answer: ConflictAnswer) => void }) | null>(null);
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);

  const ask: Ask = (conflict) =>
    new Promise((answer) => {
      setQuestion({ ...conflict, answer });
      setAll(false);
      setOpen(true);
    });
  const settle = (choice: ConflictChoice) => {
    setOpen(false);
    question?.answer({ choice, all });
  };

  return (
    <ConflictContext value={ask}>
      {children}
      <Dialog open={open} onOpenChange={(next) => (next ? undefined : settle('skip'))}>
        <DialogContent
          size="sm"
          title="That name is taken"
          description={
            <>
              <strong className="font-medium text-ink">{question?.folder}</strong> already holds{' '}
              <strong className="font-medium break-words text-ink">{question?.name}</strong>.
            </>
          }
        >
          {question && question.others > 0 ? (
            <DialogBody className="pb-4">
              <CheckboxLine checked={all} onCheckedChange={setAll}>
                Do the same for {question.others === 1 ? 'one more' : `${question.others} more`}
              </CheckboxLine>
            </DialogBody>
          ) : null}
          <DialogFooter>
            <Button onClick={() => settle('skip')}>Skip</Button>
            <Button variant="primary" onClick={() => settle('keep-both')}>
              Keep both
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </ConflictContext>
  );
}
