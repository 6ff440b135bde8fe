import type { z } from 'zod';

import type { Schema } from './operation.ts';

/** The whole of a contract's schema, for Zod's own functions. The contract names its types alone, which compiles sooner. */
export function zodOf(schema: Schema): z.core.$ZodType {
  return schema as z.core.$ZodType;
}
