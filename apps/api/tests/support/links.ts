import type { CreatedShare, NewShare, Shared, SharedEntry, SharedPage } from '@sheaf/contracts';

import { api, type ApiOptions, fileUrl } from './api.ts';
import { newFolder, newPerson, newSpace, putFile } from './people.ts';

export const password = 'correct horse battery';

/** A space with `outside.txt` and a shared folder with `a.txt`, `deep/b.txt`. */
export async function newShare(extra: Partial<NewShare> = {}, name: 'folder' | 'file' = 'folder') {
  const person = await newPerson();
  const space = await newSpace(person);
  await putFile(person, `${space.name}/outside.txt`, 'a secret');
  const folder = await newFolder(person, `${space.name}/folder`);
  const file = await putFile(person, `${space.name}/folder/a.txt`);
  await putFile(person, `${space.name}/folder/deep/b.txt`, 'deeper');
  const json = { entry: name === 'file' ? file.id : folder.id, ...extra };
  const { json: share } = await api<CreatedShare>('POST', '/shares', { as: person, json });
  return { person, space, folder, file, share, token: share.token };
}

export const shared = <T = Shared>(token: string, options: ApiOptions = {}) =>
  api<T>('GET', `/shared/${token}`, options);
export const listing = (token: string, folder?: string, headers: Record<string, string> = {}) =>
  api<SharedPage>('GET', `/shared/${token}/entries`, { headers, ...(folder !== undefined && { query: { folder } }) });
export const download = (token: string, path: string, headers: Record<string, string> = {}) =>
  api('GET', `/shared/${token}${fileUrl(path)}`, { headers });
export const archive = (token: string, query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  api('GET', `/shared/${token}/archive`, { headers, query });
export const upload = (token: string, path: string, body = 'new', headers: Record<string, string> = {}) =>
  api<SharedEntry>('PUT', `/shared/${token}${fileUrl(path)}`, { headers, body });
export const unlock = (token: string, guess = password) =>
  api('POST', `/links/${token}`, { json: { password: guess } });
export const cookieOf = ({ headers }: { headers: Headers }) => headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Every way to use a link. */
export const siblings = (token: string, headers: Record<string, string> = {}) => [
  () => shared(token, { headers }),
  () => listing(token, undefined, headers),
  () => listing(token, 'deep', headers),
  () => download(token, 'a.txt', headers),
  () => download(token, 'a.txt', { ...headers, range: 'bytes=0-1' }),
  () => api('HEAD', `/shared/${token}/files/a.txt`, { headers }),
  () => archive(token, {}, headers),
  () => upload(token, 'new.txt', 'new', headers),
];
