/** What was done, and the way back. */
export interface Undoable {
  /** What was done, in the past tense: `Moved 3 items to Reports`. */
  readonly label: string;
  /** Said below the label, e.g. what was left out. */
  readonly description?: string;
  /** Takes it back; rejects where the server refuses. */
  readonly undo: () => Promise<void>;
}

/** A change that can be taken back, from the moment it was asked for: it may still be under way. */
export interface UndoStep {
  readonly id: number;
  /** What came of it; null when nothing was changed. */
  readonly done: Promise<Undoable | null>;
}

/** The last steps, oldest first. */
export type UndoStack = readonly UndoStep[];

const depth = 50;

export function pushStep(stack: UndoStack, step: UndoStep): UndoStack {
  return [...stack, step].slice(-depth);
}

/** Takes one step off: the given one, or else the last. A step is spent, whatever comes of it. */
export function takeStep(stack: UndoStack, id?: number): { readonly step: UndoStep | null; readonly rest: UndoStack } {
  const step = (id === undefined ? stack.at(-1) : stack.find((candidate) => candidate.id === id)) ?? null;
  return { step, rest: step === null ? stack : stack.filter((candidate) => candidate !== step) };
}
