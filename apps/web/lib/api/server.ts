import 'server-only';

import { createClient, ProblemError } from '@sheaf/client';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';

import type { Session } from './types.ts';

/** The API as server components reach it: over the loopback, as the person whose request this is. */
export const serverApi = cache(async () => {
  const incoming = await headers();
  const cookie = incoming.get('cookie');
  const agent = incoming.get('user-agent');
  return createClient({
    baseUrl: `${internalUrl()}/api`,
    headers: { ...(cookie ? { cookie: onLoopback(cookie) } : {}), ...(agent ? { 'user-agent': agent } : {}) },
  });
});

/**
 * The cookies of a request as they are sent on. Behind a proxy that speaks https the session cookie has the name that it has
 * there, and the loopback speaks http: unless `SHEAF_PUBLIC_URL` says otherwise, the API looks for the name that it has here.
 */
function onLoopback(cookie: string): string {
  const token = /(?:^|;\s*)__Host-sheaf_session=([^;]*)/.exec(cookie)?.[1];
  return token === undefined ? cookie : `sheaf_session=${token}; ${cookie}`;
}

/** The session of this request, or null. One question to the API however often it is asked. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const client = await serverApi();
  try {
    return (await client.GET('/session')).data;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
});

/**
 * The session, or on to where it can be had: `/setup` while nobody has an account, `/login` after.
 * This only decides what to show. What may be read or changed is the API's to say.
 *
 * @param next the page to come back to
 */
export async function requireSession(next: string): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  const { data: setup } = await (await serverApi()).GET('/setup');
  redirect(setup.completed ? `/login?next=${encodeURIComponent(next)}` : '/setup');
}

function internalUrl(): string {
  return process.env['SHEAF_INTERNAL_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;
}
