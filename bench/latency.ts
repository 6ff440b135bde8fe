import { startServer } from './running-server.ts';

/*
 * How long the server takes for the first page of a folder with 10,000 entries, and for a search over 10,000 text
 * files. Prints medians of the time a request takes here, over loopback.
 */

const FILES = 10_000;
const BATCH = 500;
const ROUNDS = 200;
const words = ['oak', 'ash', 'elm', 'fir', 'yew', 'larch', 'beech', 'maple', 'cedar', 'alder', 'birch', 'willow'];

const server = await startServer();
const filled = performance.now();
for (let first = 0; first < FILES; first += BATCH) await upload(first);
console.log(`filled           ${FILES} files in ${((performance.now() - filled) / 1000).toFixed(1)} s`);

await measure('hello', '/api/hello');
for (const sort of ['name', 'size', 'modified', 'type']) {
  await measure(`list by ${sort}`, `/api/entries?folder=shared/many&limit=100&sort=${sort}`);
}
await measure('search one word', '/api/search?q=willow');
await measure('search two words', '/api/search?q=oak%20file-77');
await measure('search a prefix', '/api/search?q=wil');
await measure('search everything', '/api/search?q=tree&limit=100');
await measure('search below', '/api/search?q=cedar&under=shared/many');
await measure('search nothing', '/api/search?q=sequoia');
await server.stop();

async function upload(first: number): Promise<void> {
  const form = new FormData();
  form.set('folder', 'shared/many');
  for (let index = first; index < first + BATCH; index += 1)
    form.append('file', new Blob([text(index)]), `file-${index}.txt`);
  const answer = await fetch(`${server.url}/api/files`, { method: 'POST', headers: server.headers, body: form });
  const { items } = (await answer.json()) as { items: { entry?: unknown }[] };
  if (items.some((item) => item.entry === undefined)) throw new Error(`not stored: ${JSON.stringify(items[0])}`);
}

/** About 1 kB, a different mix of the same words in each file. */
function text(index: number): string {
  const sentence = Array.from({ length: 150 }, (_, step) => words[(index * 7 + step * step) % words.length]);
  return `tree number ${index}\n${sentence.join(' ')}`;
}

async function measure(name: string, path: string): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    const answer = await fetch(server.url + path, { headers: server.headers });
    const body = await answer.text();
    times.push(performance.now() - begun);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${body}`);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(6);
  console.log(`${name.padEnd(18)} median ${at(0.5)} ms   95th ${at(0.95)} ms`);
}
