'use client';

import { createContext, type ReactNode, use, useEffect, useRef } from 'react';

import { toast } from '@/components/ui/toast.tsx';
import { problemMessage } from '@/lib/api/problems.ts';
import { hasCommand, isInOverlay, isTyping } from '@/lib/keyboard.ts';

import { pushStep, takeStep, type Undoable, type UndoStack, type UndoStep } from './stack.ts';

type Attempt = (change: Promise<Undoable | null>) => Promise<void>;

const UndoContext = createContext<Attempt | null>(null);

/**
 * Follows a change that is under way, and offers to take it back: by the notice's button once it is done, by Ctrl+Z at
 * once. Null means that nothing came of it.
 */
export function useUndo(): Attempt {
  const attempt = use(UndoContext);
  if (!attempt) throw new Error('useUndo needs an UndoProvider above it.');
  return attempt;
}

export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const stack = useRef<UndoStack>([]);
  const toasts = useRef(new Map<number, string>());
  const lastId = useRef(0);
  /** One after the other: two changes of the same name are taken back in their order. */
  const undoing = useRef(Promise.resolve());

  const attempt: Attempt = async (change) => {
    lastId.current += 1;
    const id = lastId.current;
    stack.current = pushStep(stack.current, { id, done: change });
    let done: Undoable | null = null;
    try {
      done = await change;
    } finally {
      if (done === null) stack.current = takeStep(stack.current, id).rest;
    }
    // Who has pressed Ctrl+Z by now hears only that it was taken back.
    if (done === null || !stack.current.some((step) => step.id === id)) return;
    const { label, description } = done;
    const shown = toast.show({
      title: label,
      ...(description ? { description } : {}),
      action: { label: 'Undo', onClick: () => takeBack(id) },
    });
    toasts.current.set(id, shown);
  };

  const takeBack = (id?: number) => {
    const { step, rest } = takeStep(stack.current, id);
    if (!step) return;
    stack.current = rest;
    const shown = toasts.current.get(step.id);
    toasts.current.delete(step.id);
    if (shown) toast.close(shown);
    undoing.current = undoing.current.then(() => undo(step));
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
      latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return <UndoContext value={attempt}>{children}</UndoContext>;
}

async function undo({ done }: UndoStep): Promise<void> {
  try {
    const change = await done;
    // Why nothing was changed has been told already.
    if (change === null) return;
    await change.undo();
    toast.show({ title: `Undone: ${lowerFirst(change.label)}` });
  } catch (error) {
    toast.error('That could not be undone', problemMessage(error));
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
