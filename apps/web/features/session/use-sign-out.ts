'use client';

import { useMutation } from '@tanstack/react-query';

import { toast } from '@/components/ui/toast.tsx';
import { api } from '@/lib/api/client.ts';
import { problemMessage } from '@/lib/api/problems.ts';
import { expectSignOut } from '@/lib/api/query-client.ts';

/** Ends the session and goes to sign in; whoever does so next begins at the start, not here. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => api.DELETE('/session'),
    // What is in flight may be refused before this is answered.
    onMutate: () => expectSignOut(true),
    // A whole new page: nothing of this person stays in memory.
    onSuccess: () => window.location.assign('/login'),
    onError: (error) => {
      expectSignOut(false);
      toast.error('You are still signed in', problemMessage(error));
    },
  });
}
