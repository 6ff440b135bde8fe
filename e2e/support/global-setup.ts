import { adminAccount, addressVariable } from './instance.ts';
import { startServer } from './server.ts';

/** One server with an admin serves most tests; each of them makes the people and spaces it needs. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startServer({
    SHEAF_ADMIN_EMAIL: adminAccount.email,
    SHEAF_ADMIN_PASSWORD: adminAccount.password,
    SHEAF_RATE_LIMIT: 'off',
  });
  process.env[addressVariable] = server.url;
  return server.stop;
}
