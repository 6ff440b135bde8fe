import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createProgress } from './progress.ts';

const { isTTY } = process.stderr;
let written: string[];
beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  written = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  process.stderr.isTTY = isTTY;
});

/** Ten steps, a second each. */
function work(quiet: boolean): void {
  const progress = createProgress('Checked', quiet);
  for (let done = 1; done <= 10; done += 1) {
    vi.advanceTimersByTime(1000);
    progress.update(done, 10);
  }
  progress.clear();
}

test('on a terminal one line changes, and makes room for what is printed next', () => {
  process.stderr.isTTY = true;
  work(false);
  expect(written).toHaveLength(11);
  expect(written[0]).toBe('\r\u001B[KChecked: 1 of 10 (10 %)');
  expect(written.at(-1)).toBe('\r\u001B[K');
});

test('elsewhere there is a line every ten seconds', () => {
  process.stderr.isTTY = false;
  work(false);
  expect(written).toEqual(['Checked: 10 of 10 (100 %)\n']);
});

test('nothing comes between lines of JSON', () => {
  process.stderr.isTTY = true;
  work(true);
  expect(written).toEqual([]);
});
