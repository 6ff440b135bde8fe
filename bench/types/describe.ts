import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { createDocument, type DocumentInfo } from '@sheaf/contract-kit/document';

import { typesOf } from '../../packages/client/scripts/schema-types.ts';

const info: DocumentInfo = {
  title: 'Things',
  version: '1.0.0',
  summary: 'Many things.',
  description: 'For the bench.',
  license: { name: 'MIT', identifier: 'MIT' },
  servers: [{ url: '/api', description: 'Here.' }],
  tags: [{ name: 'Things', description: 'Things.' }],
};

/** Writes a kit project's schema.gen.ts: the description of its operations, and the types of that. */
export async function writeClientTypes(folder: string): Promise<void> {
  const from = (file: string) => import(pathToFileURL(join(folder, file)).href);
  const [{ operations }, { problems, scopes, security }] = await Promise.all([
    from('src/operations.ts'),
    from('src/kit.ts'),
  ]);
  const document = createDocument({ problems, scopes, security }, operations, info);
  // JSON is YAML.
  await writeFile(join(folder, 'schema.gen.ts'), await typesOf(JSON.stringify(document)));
}
