import { createClient } from '@sheaf/client';

/** The API as the browser reaches it: the same origin, the session in a cookie. */
export const api = createClient({ baseUrl: '/api' });
