import { z } from 'zod';

/** Query members of a cursor-paged list. `limit` is 20 unless the operation says otherwise. */
export function pageQuery(defaultLimit = 20) {
  return {
    limit: z
      .int()
      .min(1)
      .max(100)
      .default(defaultLimit)
      .meta({ description: 'How many items at most.', example: defaultLimit }),
    cursor: z
      .string()
      .min(1)
      .max(1024)
      .optional()
      .meta({ description: '`nextCursor` of the page before. Opaque; stable under inserts.' }),
  };
}

/** A page of items, and the cursor of the next one or null at the end. */
export function page<Item extends z.core.$ZodType>(item: Item) {
  return z.object({
    items: z.array(item).max(100).meta({ description: 'This page, in order.' }),
    nextCursor: z
      .string()
      .max(1024)
      .nullable()
      .meta({ description: 'Ask for the next page with it; null on the last page.', example: null }),
  });
}
