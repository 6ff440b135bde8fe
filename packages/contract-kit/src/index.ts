export type { Binding, Credential, RateLimit } from './binding.ts';
export type { FilePart, Multipart } from './bytes.ts';
export type { Call, Settle } from './call.ts';
export type { Check, MakeCheck, Openness, Report } from './check.ts';
export { entityTags, ifMatch, ifNoneMatch, mayChange, type Conditions } from './conditional.ts';
export { defineContract } from './contract.ts';
export type { CorsOptions } from './cors.ts';
export type { DigestAlgorithm, Hash, MakeHash } from './digest.ts';
export { contentDisposition } from './disposition.ts';
export type { Exchange, Outcome } from './exchange.ts';
export {
  createIdempotencyMemory,
  type IdempotencyRule,
  type IdempotencyStore,
  type Recorded,
  type RecordedAnswer,
} from './idempotency.ts';
export type { HeaderReader, Incoming, RequestHead } from './incoming.ts';
export {
  contentOf,
  type AnyOperation,
  type Content,
  type ContractConfig,
  type FilesDefinition,
  type HeaderValues,
  type Input,
  type Method,
  type ObjectSchema,
  type Operation,
  type OperationDefinition,
  type Reply,
  type ResponseContent,
  type Schema,
  type SecurityScheme,
} from './operation.ts';
export { page, pageQuery } from './page.ts';
export { problemCodes } from './problem-codes.ts';
export {
  baseProblems,
  Problem,
  problemBody,
  ProblemError,
  type BaseProblemCode,
  type Issue,
  type ProblemKind,
  type ProblemTable,
} from './problem.ts';
export { bytesReply, type ByteSource, type BytesReply } from './ranges.ts';
export { createRateLimiter, type RateLimiter, type RateLimitRule, type Taken } from './rate-limit.ts';
export {
  bind,
  requireScope,
  type Handler,
  type RouteContext,
  type RouteHandler,
  type RouteModule,
  type RouteParams,
} from './route.ts';
export { zodOf } from './schema.ts';
export { Bytes, events, lines, type ServerSentEvent } from './streams.ts';
