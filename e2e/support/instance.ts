/** The first admin of the server that most tests share. */
export const adminAccount = { email: 'admin@example.org', password: 'first-admin-password' };

/** How the workers learn where that server is. */
export const addressVariable = 'SHEAF_E2E_ADDRESS';

export function serverAddress(): string {
  const address = process.env[addressVariable];
  if (!address) throw new Error('The global set-up has started no server.');
  return address;
}
