'use client';

import { createContext, type ReactNode, use, useEffect, useRef } from 'react';

import { toast } from '@/components/ui/toast.tsx';
import { problemMessage } from '@/lib/api/problems.ts';
import { hasCommand, isInOverlay, isTyping } from '@/lib/keyboard.ts';

import { pushStep, takeStep, type UndoStack } from './stack.ts';

export interface Undoable {
  /** What was done, in the past tense: `Moved 3 items to Reports`. */
  readonly label: string;
  /** Said below the label, e.g. what was left out. */
  readonly description?: string;
  /** Takes it back; rejects where the server refuses. */
  readonly undo: () => Promise<void>;
}

type Offer = (done: Undoable) => void;

const UndoContext = createContext<Offer | null>(null);

/** Tells that something was done and offers to take it back: by the toast's button or by Ctrl+Z. */
export function useOfferUndo(): Offer {
  const offer = use(UndoContext);
  if (!offer) throw new Error('useOfferUndo needs an UndoProvider above it.');
  return offer;
}

export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const stack = useRef<UndoStack>([]);
  const toasts = useRef(new Map<number, string>());
  const lastId = useRef(0);

  const takeBack = async (id?: number) => {
    const { step, rest } = takeStep(stack.current, id);
    if (!step) return;
    stack.current = rest;
    const shown = toasts.current.get(step.id);
    toasts.current.delete(step.id);
    if (shown) toast.close(shown);
    try {
      await step.undo();
      toast.show({ title: `Undone: ${lowerFirst(step.label)}` });
    } catch (error) {
      toast.error('That could not be undone', problemMessage(error));
    }
  };

  const offer: Offer = ({ label, description, undo }) => {
    lastId.current += 1;
    const id = lastId.current;
    stack.current = pushStep(stack.current, { id, label, undo });
    const shown = toast.show({
      title: label,
      ...(description ? { description } : {}),
      action: { label: 'Undo', onClick: () => void takeBack(id) },
    });
    toasts.current.set(id, shown);
  };

  const latest = useRef(takeBack);
  useEffect(() => {
    latest.current = takeBack;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!hasCommand(event) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'z') return;
      if (event.defaultPrevented || isTyping(event.target) || isInOverlay(event.target)) return;
      event.preventDefault();
      void latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return <UndoContext value={offer}>{children}</UndoContext>;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
