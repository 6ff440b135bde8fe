/** A request body as fetch sends it: bytes as they are, members with files in them as a form, anything else as JSON. */
export function serializeBody(body: unknown): BodyInit {
  if (isBytes(body)) return body;
  if (typeof body === 'object' && body !== null && Object.values(body).some(holdsFiles)) return form(body);
  return JSON.stringify(body);
}

export type Bytes = Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> | ReadableStream<Uint8Array> | FormData;

export function isBytes(body: unknown): body is Bytes {
  return (
    body instanceof Blob ||
    body instanceof ReadableStream ||
    body instanceof FormData ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body)
  );
}

/** Fields come before files: the server reads a form as it arrives. */
function form(body: object): FormData {
  const data = new FormData();
  const members = Object.entries(body).filter(([, value]) => value !== undefined);
  for (const [name, value] of members) if (!holdsFiles(value)) data.append(name, String(value));
  for (const [name, value] of members) if (holdsFiles(value)) [value].flat().forEach((file) => data.append(name, file));
  return data;
}

function holdsFiles(value: unknown): value is Blob | Blob[] {
  return (
    value instanceof Blob || (Array.isArray(value) && value.length > 0 && value.every((each) => each instanceof Blob))
  );
}

/** Bytes that are at hand as a whole. */
export type FileBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string;

export function asBlob(body: FileBody): Blob {
  return body instanceof Blob ? body : new Blob([body]);
}
