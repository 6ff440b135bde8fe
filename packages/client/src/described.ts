/**
 * The boundary between what is only known to have arrived and what openapi.yaml says of it. The server tests every answer
 * against the description, so the client does not check again.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names what the description says
export function described<T>(value: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the description is taken at its word
  return value as T;
}
