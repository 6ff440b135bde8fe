import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

export type ApiKey = Schemas['ApiKey'];
export type CreatedApiKey = Schemas['CreatedApiKey'];
export type CreatedInvitation = Schemas['CreatedInvitation'];
export type Entry = Schemas['Entry'];
export type EntryKind = Schemas['EntryKind'];
export type EntryPage = Schemas['EntryPage'];
export type Health = Schemas['Health'];
export type Highlight = Schemas['Highlight'];
export type Me = Schemas['Me'];
export type Problem = Schemas['Problem'];
export type ProblemIssue = NonNullable<Problem['issues']>[number];
export type Scope = Schemas['Scope'];
export type SearchHit = Schemas['SearchHit'];
export type Session = Schemas['Session'];
export type Setup = Schemas['Setup'];
export type Space = Schemas['Space'];
export type SpaceRole = Schemas['SpaceRole'];
export type SpaceUsage = Schemas['SpaceUsage'];
export type TrashItem = Schemas['TrashItem'];
export type UploadedFile = Schemas['UploadedFile'];
export type User = Schemas['User'];
export type UserRole = Schemas['UserRole'];
export type UserUsage = Schemas['UserUsage'];
export type Version = Schemas['Version'];
