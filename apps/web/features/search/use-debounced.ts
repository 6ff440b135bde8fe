'use client';

import { useEffect, useState } from 'react';

/** The value once it has stopped changing for a moment; an empty text counts at once. */
export function useDebounced(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), value === '' ? 0 : milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return value === '' ? '' : settled;
}
