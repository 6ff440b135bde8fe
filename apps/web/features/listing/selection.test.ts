import { describe, expect, it } from 'vitest';

import { clear, emptySelection, extend, keepOnly, moveFocus, selectAll, selectOnly, toggle } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const ids = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].toSorted().join('');

describe('selection', () => {
  it('a range grows and shrinks round its anchor', () => {
    const start = selectOnly('c');
    const down = extend(start, order, 'e');
    expect(ids(down)).toBe('cde');
    expect(ids(extend(down, order, 'd'))).toBe('cd');
    expect(ids(extend(down, order, 'a'))).toBe('abc');
  });

  it('a Ctrl range adds to what was picked, and gives back only its own', () => {
    const picked = toggle(selectOnly('a'), 'c');
    const more = extend(picked, order, 'e', true);
    expect(ids(more)).toBe('acde');
    expect(ids(extend(more, order, 'd', true))).toBe('acd');
  });

  it('a plain range replaces what was picked', () => {
    expect(ids(extend(toggle(selectOnly('a'), 'c'), order, 'd'))).toBe('cd');
  });

  it('toggling takes in and out and moves the anchor', () => {
    const two = toggle(selectOnly('a'), 'c');
    expect(ids(two)).toBe('ac');
    expect(ids(toggle(two, 'a'))).toBe('c');
    expect(toggle(two, 'e').anchor).toBe('e');
  });

  it('a range whose anchor is not in sight starts where it ends', () => {
    const selection = extend(selectOnly('gone'), order, 'b');
    expect(ids(selection)).toBe('b');
    expect(selection.anchor).toBe('b');
  });

  it('the same ids stay picked when the order changes', () => {
    const selection = extend(selectOnly('b'), order, 'd');
    expect(ids(extend(selection, ['d', 'b', 'a', 'e', 'c'], 'a'))).toBe('ab');
  });

  it('the keyboard moves without picking, and clearing leaves it in place', () => {
    const moved = moveFocus(selectOnly('a'), 'd');
    expect(ids(moved)).toBe('a');
    expect(moved.focus).toBe('d');
    const cleared = clear(moved);
    expect(ids(cleared)).toBe('');
    expect(cleared.focus).toBe('d');
    expect(ids(extend(cleared, order, 'e'))).toBe('de');
  });

  it('drops what is gone and keeps its identity otherwise', () => {
    const selection = selectAll(emptySelection, order);
    expect(keepOnly(selection, new Set(order))).toBe(selection);
    expect(ids(keepOnly(selection, new Set(['b', 'e'])))).toBe('be');
    expect(keepOnly(selectOnly('a'), new Set(['b'])).focus).toBeNull();
  });
});
