import { describe, expect, it } from 'vitest';

import { pushStep, takeStep, type UndoStack } from './stack.ts';

const step = (id: number) => ({ id, done: Promise.resolve(null) });

describe('the undo stack', () => {
  it('gives back the last step first', () => {
    const stack = pushStep(pushStep([], step(1)), step(2));
    const { step: last, rest } = takeStep(stack);
    expect(last?.id).toBe(2);
    expect(takeStep(rest).step?.id).toBe(1);
  });

  it('takes a step out of the middle once', () => {
    const stack = pushStep(pushStep([], step(1)), step(2));
    const { step: first, rest } = takeStep(stack, 1);
    expect(first?.id).toBe(1);
    expect(takeStep(rest, 1).step).toBeNull();
    expect(takeStep(rest).step?.id).toBe(2);
  });

  it('forgets the oldest beyond its depth', () => {
    let stack: UndoStack = [];
    for (let id = 0; id < 60; id += 1) stack = pushStep(stack, step(id));
    expect(stack).toHaveLength(50);
    expect(stack[0]?.id).toBe(10);
  });
});
