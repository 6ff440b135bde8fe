import { ProblemError } from '@sheaf/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

let browserClient: QueryClient | undefined;

/** One client for the browser's lifetime; on the server one for each request, so that nobody sees another's data. */
export function getQueryClient(): QueryClient {
  if (typeof window === 'undefined') return makeQueryClient();
  browserClient ??= makeQueryClient();
  return browserClient;
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      // The client package tries again by itself where that helps.
      queries: { staleTime: 30_000, retry: false },
      mutations: { retry: false },
    },
  });
}

/** From now on what the server refuses for want of a session leads to a plain sign-in: the person is leaving. */
export function expectSignOut(expected: boolean): void {
  signingOut = expected;
}

let signingOut = false;

/** The session ended under an open page: sign in again and come back here. */
function leaveWhenSignedOut(error: unknown): void {
  if (typeof window === 'undefined' || !(error instanceof ProblemError) || error.status !== 401) return;
  // A share link wants its password, whoever is signed in.
  if (error.code === 'share_locked') return;
  const { pathname, search } = window.location;
  if (pathname === '/login' || pathname === '/setup') return;
  window.location.assign(signingOut ? '/login' : `/login?next=${encodeURIComponent(pathname + search)}`);
}
