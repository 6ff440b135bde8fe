import { describe, expect, it } from 'vitest';

import { destinationOf, typeAhead } from './movement.ts';

const list = { count: 10, columns: 1, pageRows: 4 };
const grid = { count: 10, columns: 4, pageRows: 2 };

describe('moving in a list', () => {
  it('steps, pages and jumps', () => {
    expect(destinationOf('ArrowDown', 3, list)).toBe(4);
    expect(destinationOf('ArrowUp', 0, list)).toBe(0);
    expect(destinationOf('PageDown', 3, list)).toBe(7);
    expect(destinationOf('PageDown', 8, list)).toBe(9);
    expect(destinationOf('PageUp', 2, list)).toBe(0);
    expect(destinationOf('Home', 5, list)).toBe(0);
    expect(destinationOf('End', 5, list)).toBe(9);
  });

  it('leaves sideways keys and letters alone', () => {
    expect(destinationOf('ArrowRight', 3, list)).toBeNull();
    expect(destinationOf('x', 3, list)).toBeNull();
  });

  it('lands on the first item when it was on none', () => {
    expect(destinationOf('ArrowUp', -1, list)).toBe(0);
    expect(destinationOf('ArrowDown', -1, { ...list, count: 0 })).toBeNull();
  });
});

describe('moving in a grid', () => {
  it('goes by rows and by tiles', () => {
    expect(destinationOf('ArrowDown', 1, grid)).toBe(5);
    expect(destinationOf('ArrowRight', 3, grid)).toBe(4);
    expect(destinationOf('ArrowLeft', 0, grid)).toBe(0);
  });

  it('reaches a short last row and stays on it', () => {
    expect(destinationOf('ArrowDown', 7, grid)).toBe(9);
    expect(destinationOf('ArrowDown', 9, grid)).toBe(9);
    expect(destinationOf('ArrowUp', 2, grid)).toBe(2);
    expect(destinationOf('PageUp', 6, grid)).toBe(2);
  });
});

describe('typing a name', () => {
  const names = ['Alpha', 'Beta', 'bravo', 'gamma'];
  it('walks through the items with one letter', () => {
    expect(typeAhead(names, 0, 'b')).toBe(1);
    expect(typeAhead(names, 1, 'b')).toBe(2);
    expect(typeAhead(names, 2, 'b')).toBe(1);
  });
  it('narrows down with more', () => {
    expect(typeAhead(names, 1, 'br')).toBe(2);
    expect(typeAhead(names, 1, 'be')).toBe(1);
    expect(typeAhead(names, 1, 'zz')).toBeNull();
  });
});
