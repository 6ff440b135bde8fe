import { createDocument } from '@sheaf/contract-kit/document';
import { stringify } from 'yaml';

const style = { aliasDuplicateObjects: false, blockQuote: 'literal', compat: 'yaml-1.1', lineWidth: 0 } as const;

/** The contract's description as YAML. @throws TypeError as `createDocument` does. */
export function describe(...contract: Parameters<typeof createDocument>): string {
  return stringify(createDocument(...contract), style);
}
