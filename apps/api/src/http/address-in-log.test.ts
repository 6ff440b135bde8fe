import { expect, test } from 'vitest';

import { addressInLog } from './address-in-log.ts';

test.each([
  ['/s/secret', '/s/…'],
  ['/s/secret/docs/a.txt?preview=secret', '/s/…/docs/a.txt'],
  ['/api/links/secret', '/api/links/…'],
  ['/api/shared/secret/files/a.txt', '/api/shared/…/files/a.txt'],
  ['/invitations/secret', '/invitations/…'],
  ['/api/invitations/secret', '/api/invitations/…'],
  ['/setup?token=secret', '/setup'],
  ['/api/files/shared/a.txt', '/api/files/shared/a.txt'],
  [undefined, ''],
])('%s is logged as %s', (target, logged) => {
  expect(addressInLog(target)).toBe(logged);
});
