/** Something that was done and can be taken back. */
export interface UndoStep {
  readonly id: number;
  /** What was done, in the past tense: `Moved 3 items`. */
  readonly label: string;
  /** Takes it back. Rejects where the server refuses; the step is spent either way. */
  readonly undo: () => Promise<void>;
}

/** The last steps, oldest first. */
export type UndoStack = readonly UndoStep[];

const depth = 50;

export function pushStep(stack: UndoStack, step: UndoStep): UndoStack {
  return [...stack, step].slice(-depth);
}

/** Takes one step off: the given one, or else the last. */
export function takeStep(stack: UndoStack, id?: number): { readonly step: UndoStep | null; readonly rest: UndoStack } {
  const step = (id === undefined ? stack.at(-1) : stack.find((candidate) => candidate.id === id)) ?? null;
  return { step, rest: step === null ? stack : stack.filter((candidate) => candidate !== step) };
}
