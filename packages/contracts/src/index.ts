export { any, contract, operation, problems, scopes, security, share } from './contract.ts';
export { info } from './info.ts';
export { operations } from './operations.ts';
export type { ProblemCode } from './problems.ts';

export * from './operations/index.ts';

export * from './schemas/api-key.ts';
export * from './schemas/download.ts';
export * from './schemas/entry.ts';
export * from './schemas/etag.ts';
export * from './schemas/health.ts';
export * from './schemas/hello.ts';
export * from './schemas/ids.ts';
export * from './schemas/invitation.ts';
export * from './schemas/location.ts';
export * from './schemas/member.ts';
export * from './schemas/path.ts';
export * from './schemas/search.ts';
export * from './schemas/session.ts';
export * from './schemas/setup.ts';
export * from './schemas/share.ts';
export * from './schemas/space.ts';
export * from './schemas/time.ts';
export * from './schemas/trash.ts';
export * from './schemas/upload.ts';
export * from './schemas/usage.ts';
export * from './schemas/user.ts';
export * from './schemas/version.ts';
