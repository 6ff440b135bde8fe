export * from './completeness.ts';
export * from './coverage.ts';
export type { Description } from './description.ts';
export * from './responses.ts';
