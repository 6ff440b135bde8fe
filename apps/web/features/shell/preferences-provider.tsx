'use client';

import { createContext, type ReactNode, use, useState } from 'react';

import type { View } from '@/features/listing/model.ts';
import type { Sort } from '@/features/listing/sort.ts';

import { type Preferences, rememberSort, rememberView } from './preferences.ts';

interface PreferencesControl extends Preferences {
  readonly setView: (view: View) => void;
  readonly setSort: (sort: Sort) => void;
}

const PreferencesContext = createContext<PreferencesControl | null>(null);

export function usePreferences(): PreferencesControl {
  const value = use(PreferencesContext);
  if (!value) throw new Error('usePreferences needs a PreferencesProvider above it.');
  return value;
}

export function PreferencesProvider({
  initial,
  children,
}: {
  readonly initial: Preferences;
  readonly children: ReactNode;
}) {
  const [view, setView] = useState(initial.view);
  const [sort, setSort] = useState(initial.sort);
  return (
    <PreferencesContext
      value={{
        view,
        sort,
        setView: (next) => {
          setView(next);
          rememberView(next);
        },
        setSort: (next) => {
          setSort(next);
          rememberSort(next);
        },
      }}
    >
      {children}
    </PreferencesContext>
  );
}
