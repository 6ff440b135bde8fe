/**
 * A request target as it may stand in the log: without its query, and without the secrets that the addresses of share links
 * and invitations are.
 */
export function addressInLog(target = ''): string {
  const [path = ''] = target.split('?');
  return path.replace(/^((?:\/api)?\/(?:s|links|shared|invitations)\/)[^/]+/, '$1…');
}
