/** The text of a field, its outer blanks gone. */
export function textValue(data: FormData, name: string): string {
  return exactValue(data, name).trim();
}

/** The text of a field as it was typed: for passwords. */
export function exactValue(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}
