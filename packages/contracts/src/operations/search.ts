import { any, operation } from '../contract.ts';
import { SearchPage, SearchQuery } from '../schemas/search.ts';

export const search = operation({
  operationId: 'search',
  method: 'GET',
  path: '/search',
  tags: ['Search'],
  summary: 'Search names and text',
  description:
    'Looks for words in the names of entries and the text of files, in the spaces that you are a member of. The best hits come first. ' +
    'Each word may be the beginning of one.',
  auth: any,
  scope: 'files:read',
  query: SearchQuery,
  responses: { 200: { description: 'A page of hits.', content: { 'application/json': SearchPage } } },
  errors: ['entry_not_found', 'invalid_path', 'not_a_folder'],
});
