export * from './completeness.ts';
export * from './responses.ts';
