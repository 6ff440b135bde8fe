import { expect, test } from 'vitest';

import { namesOf, prefixOf, singularOf } from './names.ts';

test.each([
  ['notes', 'note', 'nte'],
  ['saved-searches', 'saved-search', 'svd'],
  ['categories', 'category', 'ctg'],
  ['boxes', 'box', 'bxx'],
  ['classes', 'class', 'cls'],
  ['ideas', 'idea', 'ida'],
])('of %s one is a %s, with ids that begin with %s_', (many, one, prefix) => {
  expect([singularOf(many), prefixOf(one)]).toEqual([one, prefix]);
});

test('a resource has a name wherever it shows', () => {
  expect(namesOf('open-issues', 'open-issue', 'oss')).toEqual({
    files: { one: 'open-issue', many: 'open-issues' },
    Item: 'OpenIssue',
    items: 'openIssues',
    Items: 'OpenIssues',
    words: { one: 'open issue', One: 'Open issue', many: 'open issues', Many: 'Open issues', a: 'an', A: 'An' },
    table: 'open_issues',
    kind: 'open_issue',
    code: 'open_issue_not_found',
    prefix: 'oss',
    exampleId: 'oss_01k5x6d4n5p6q7r8s9t0v1w2xy',
  });
});
