/** The parts of an OpenAPI 3.1 document that say what an answer may be. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components?: {
    readonly responses?: Readonly<Record<string, DescribedResponse>>;
    readonly schemas?: Readonly<Record<string, object>>;
  };
}

/** One method of one path. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, DescribedResponse | Reference>>;
}

/** What a status answers with. */
export interface DescribedResponse {
  readonly content?: Readonly<Record<string, DescribedContent>>;
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
}

interface Reference {
  readonly $ref: string;
}

interface DescribedContent {
  readonly schema?: object;
  /** Of a problem: one for each code that the answer may bear. */
  readonly examples?: Readonly<Record<string, unknown>>;
}

/** The response and, where it is a reference into `components.responses`, the JSON pointer to what it refers to. */
export function resolveResponse(
  description: Description,
  response: DescribedResponse | Reference,
): { readonly value: DescribedResponse; readonly pointer?: string } {
  if (!('$ref' in response)) return { value: response };
  const name = response.$ref.slice('#/components/responses/'.length);
  const value = description.components?.responses?.[name];
  if (!value) throw new Error(`The document has no ${response.$ref}.`);
  return { value, pointer: response.$ref.slice(1) };
}

/** The codes that a problem may bear; empty when the answer is none. */
export function codesOf({ content }: DescribedResponse): string[] {
  return Object.keys(content?.['application/problem+json']?.examples ?? {});
}
