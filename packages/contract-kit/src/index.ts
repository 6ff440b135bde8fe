export * from './bytes.ts';
export * from './operation.ts';
export * from './page.ts';
export * from './problem.ts';
