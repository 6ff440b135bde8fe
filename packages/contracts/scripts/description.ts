import { createDocument } from '@sheaf/contract-kit/document';

import { accessTable } from '../src/access-table.ts';
import { toYaml } from './yaml.ts';

/** The contract's description as YAML, with a chapter on who may call what. @throws TypeError as `createDocument` does. */
export function describe(...[contract, operations, info]: Parameters<typeof createDocument>): string {
  const description = `${info.description}\n\n${accessTable(operations)}`;
  return toYaml(createDocument(contract, operations, { ...info, description }));
}
