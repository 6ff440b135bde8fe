export * from './bytes.ts';
export * from './conditional.ts';
export * from './disposition.ts';
export * from './operation.ts';
export * from './page.ts';
export * from './problem.ts';
export * from './ranges.ts';
export * from './route.ts';
