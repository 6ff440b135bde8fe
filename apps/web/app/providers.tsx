'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { ConfirmProvider } from '@/components/ui/confirm.tsx';
import { Toaster } from '@/components/ui/toast.tsx';
import { TooltipProvider } from '@/components/ui/tooltip.tsx';
import { ThemeProvider } from '@/features/shell/theme-provider.tsx';
import type { Theme } from '@/features/shell/theme.ts';
import { getQueryClient } from '@/lib/api/query-client.ts';

export function Providers({ theme, children }: { readonly theme: Theme; readonly children: ReactNode }) {
  return (
    <QueryClientProvider client={getQueryClient()}>
      <ThemeProvider initial={theme}>
        <TooltipProvider delay={500}>
          <Toaster>
            <ConfirmProvider>{children}</ConfirmProvider>
          </Toaster>
        </TooltipProvider>
      </ThemeProvider>
    </QueryClientProvider>
  );
}
