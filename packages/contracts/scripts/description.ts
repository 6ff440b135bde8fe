import { createDocument } from '@sheaf/contract-kit/document';

import { toYaml } from './yaml.ts';

/** The contract's description as YAML. @throws TypeError as `createDocument` does. */
export function describe(...contract: Parameters<typeof createDocument>): string {
  return toYaml(createDocument(...contract));
}
