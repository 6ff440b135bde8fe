import { fromBufferPromise } from 'yauzl';

/** What is in an archive: names and texts, a folder's being null. */
export async function unpacked(archive: Uint8Array): Promise<Record<string, string | null>> {
  const reader = await fromBufferPromise(Buffer.from(archive));
  const contents: Record<string, string | null> = {};
  for await (const entry of reader.eachEntry()) {
    if (entry.fileName in contents) throw new Error(`${entry.fileName} is there twice.`);
    const isFolder = entry.fileName.endsWith('/');
    contents[entry.fileName] = isFolder ? null : await textOf(await reader.openReadStreamPromise(entry));
  }
  return contents;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
