import type { Copied } from '#services/backup.ts';

/** Prints what became of the blobs. @returns 0, or 1 when some are harmed */
export function report(what: string, { blobs, copied, bytes, harmed }: Copied, json: boolean): number {
  for (const { key, detail } of harmed) console.log(json ? JSON.stringify({ key, detail }) : `${key}: ${detail}`);
  const summary = { blobs, copied, bytes, harmed: harmed.length };
  if (json) console.log(JSON.stringify({ summary }));
  else {
    console.log(`${what}: ${blobs} blobs, ${copied} of them copied (${bytes} bytes).`);
    if (harmed.length > 0) console.log(`${harmed.length} are harmed: \`fsck --deep\` names the files.`);
  }
  return harmed.length === 0 ? 0 : 1;
}
