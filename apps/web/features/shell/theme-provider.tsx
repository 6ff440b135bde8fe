'use client';

import { createContext, type ReactNode, use, useState } from 'react';

import { applyTheme, type Theme } from './theme.ts';

const ThemeContext = createContext<{ theme: Theme; setTheme: (theme: Theme) => void } | null>(null);

export function useTheme() {
  const value = use(ThemeContext);
  if (!value) throw new Error('useTheme needs a ThemeProvider above it.');
  return value;
}

export function ThemeProvider({ initial, children }: { readonly initial: Theme; readonly children: ReactNode }) {
  const [theme, setState] = useState(initial);
  const setTheme = (next: Theme) => {
    setState(next);
    applyTheme(next);
  };
  return <ThemeContext value={{ theme, setTheme }}>{children}</ThemeContext>;
}
