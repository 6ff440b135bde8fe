import { adminAccount } from '../support/instance.ts';
import { startServer } from '../support/server.ts';
import { expect, test } from '../support/test.ts';

test('behind a proxy that speaks https the pages know who is signed in, though nobody has set SHEAF_PUBLIC_URL', async () => {
  const server = await startServer({
    SHEAF_TRUSTED_PROXIES: '127.0.0.1',
    SHEAF_ADMIN_EMAIL: adminAccount.email,
    SHEAF_ADMIN_PASSWORD: adminAccount.password,
  });
  const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'files.example.org' };
  try {
    const signedIn = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { ...forwarded, 'content-type': 'application/json' },
      body: JSON.stringify(adminAccount),
    });
    const [cookie = ''] = signedIn.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-sheaf_session=/);
    const headers = { ...forwarded, cookie: `sheaf_theme=dark; ${cookie.split(';')[0]}` };
    const page = await fetch(`${server.url}/trash`, { headers, redirect: 'manual' });
    expect(page.status).toBe(200);
    const stranger = await fetch(`${server.url}/trash`, { headers: forwarded, redirect: 'manual' });
    expect(stranger.headers.get('location')).toBe('/login?next=%2Ftrash');
  } finally {
    await server.stop();
  }
});
