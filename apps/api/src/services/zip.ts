import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { constants, crc32, createDeflateRaw, deflateRaw } from 'node:zlib';

/** A file or a folder of an archive. */
export interface ZipItem {
  /** Slashes between its names, none at the end. */
  readonly path: string;
  readonly modifiedAt: Date;
  /** null: it is a folder. */
  readonly file: ZipFile | null;
}

export interface ZipFile {
  readonly size: number;
  /** Whether it is worth packing. */
  readonly shrinks: boolean;
  /** Called when its turn comes. */
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/**
 * The items as a zip archive (APPNOTE.TXT 6.3.10), with Zip64 where it is needed. Reads one file at a time, as far as the
 * archive is read, and keeps nothing but the central directory: about a hundred bytes an item.
 *
 * @throws whatever the bytes of a file throw; what came before has no directory, so nobody takes it for a whole archive
 */
export async function* zip(items: Iterable<ZipItem>): AsyncGenerator<Uint8Array> {
  yield* gathered(archive(items));
}

const BLOCK = 64 * 1024;
/** Files up to here are packed in memory, so that their sizes stand before them. */
const SMALL = 256 * 1024;
/** Files up to here are shorter than what stands around them. */
const TINY = 128;

/** On text more than twice as fast as zlib's own 6, and half as fast again on programs, for nearly the same size. */
const LEVEL = 3;

async function* archive(items: Iterable<ZipItem>): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let [offset, size, count] = [0, 0, 0];
  for (const item of items) {
    const written = yield* record(item);
    const header = directoryHeader(item, written, offset);
    offset += written.length;
    size += header.length;
    count += 1;
    directory.push(header);
    // Few large buffers take less room than many small ones.
    if (count % 1000 === 0) directory.push(Buffer.concat(directory.splice(-1000)));
  }
  yield* directory;
  yield directoryEnd({ offset, size, count });
}

/** Joins what is small, so that an archive of many small files is sent in few pieces. */
async function* gathered(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    size += chunk.byteLength;
    if (size < BLOCK) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  yield Buffer.concat(waiting);
}

/* One item */

const STORED = 0;
const DEFLATED = 8;
const SIZES_FOLLOW = 1 << 3;
const UTF_8 = 1 << 11;

const MAX_16 = 0xffff;
const MAX_32 = 0xffff_ffff;
/** Packed, a file of this size may outgrow 32 bits if nothing in it shrinks. */
const NEEDS_64 = 0xff00_0000;

/** What the directory must know of an item. */
interface Written {
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
  /** Everything that was written. */
  readonly length: number;
}

async function* record(item: ZipItem): AsyncGenerator<Uint8Array, Written> {
  if (item.file === null) return yield* writeWhole(item, new Uint8Array());
  const { size, shrinks, open } = item.file;
  if (size <= SMALL) return yield* writeWhole(item, await readAll(await open()));
  return yield* writeStream(item, await open(), { is64: size > NEEDS_64, shrinks });
}

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function* writeWhole(item: ZipItem, bytes: Uint8Array): AsyncGenerator<Uint8Array, Written> {
  const isWorthIt = item.file?.shrinks === true && bytes.byteLength > TINY;
  const deflated = isWorthIt ? await promisify(deflateRaw)(bytes, { level: LEVEL }) : bytes;
  const isSmaller = deflated.byteLength < bytes.byteLength;
  const data = isSmaller ? deflated : bytes;
  const method = isSmaller ? DEFLATED : STORED;
  const facts = { method, flags: UTF_8, crc: crc32(bytes), size: bytes.byteLength, packed: data.byteLength };
  const header = localHeader(item, facts, false);
  yield header;
  yield data;
  return { ...facts, length: header.length + data.byteLength };
}

/** What does not shrink is deflated at level 0, which copies it: a stored file does not say where it ends. */
async function* writeStream(
  item: ZipItem,
  bytes: AsyncIterable<Uint8Array>,
  { is64, shrinks }: { is64: boolean; shrinks: boolean },
): AsyncGenerator<Uint8Array, Written> {
  const begun = { method: DEFLATED, flags: UTF_8 | SIZES_FOLLOW, crc: 0, size: 0, packed: 0 };
  const header = localHeader(item, begun, is64);
  yield header;
  let { crc, size, packed } = begun;
  const measured = async function* () {
    for await (const chunk of bytes) {
      crc = crc32(chunk, crc);
      size += chunk.byteLength;
      yield chunk;
    }
  };
  const packer = createDeflateRaw({ level: shrinks ? LEVEL : constants.Z_NO_COMPRESSION, chunkSize: BLOCK });
  // What breaks one of them ends the other, and reaches whoever reads the packer.
  const chunks: AsyncIterable<Uint8Array> = pipeline(measured, packer, () => {});
  for await (const chunk of chunks) {
    packed += chunk.byteLength;
    yield chunk;
  }
  const sizes = sizesAfter({ crc, size, packed }, is64);
  yield sizes;
  return { ...begun, crc, size, packed, length: header.length + packed + sizes.length };
}

/* How it is written down: numbers are little-endian */

function localHeader(item: ZipItem, { method, flags, crc, size, packed }: Omit<Written, 'length'>, is64: boolean) {
  const name = nameOf(item);
  // With sizes that follow, this says how long they are (4.3.9.2).
  const extra = Buffer.concat([unixTime(item), is64 ? zip64Extra(0, 0) : EMPTY]);
  const sizes = is64 ? MAX_32 : null;
  return Buffer.concat([
    u32(0x0403_4b50),
    u16(versionOf(is64), flags, method),
    dosTime(item),
    u32(crc, sizes ?? packed, sizes ?? size),
    u16(name.length, extra.length),
    name,
    extra,
  ]);
}

function sizesAfter({ crc, size, packed }: Pick<Written, 'crc' | 'size' | 'packed'>, is64: boolean): Buffer {
  return Buffer.concat([u32(0x0807_4b50, crc), is64 ? u64(packed, size) : u32(packed, size)]);
}

function directoryHeader(item: ZipItem, written: Written, offset: number): Buffer {
  const { method, flags, crc, size, packed } = written;
  const name = nameOf(item);
  const is64 = Math.max(size, packed, offset) >= MAX_32;
  const extra = Buffer.concat([unixTime(item), is64 ? zip64Extra(size, packed, offset) : EMPTY]);
  const capped = (value: number) => (is64 ? MAX_32 : value);
  const [mode, dosFlags] = item.file === null ? [0o4_0755, 0x10] : [0o10_0644, 0];
  return Buffer.concat([
    u32(0x0201_4b50),
    u16(MADE_ON_UNIX, versionOf(is64), flags, method),
    dosTime(item),
    u32(crc, capped(packed), capped(size)),
    u16(name.length, extra.length, 0, 0, 0),
    u32(mode * 0x1_0000 + dosFlags, capped(offset)),
    name,
    extra,
  ]);
}

function directoryEnd({ offset, size, count }: { offset: number; size: number; count: number }): Buffer {
  const is64 = count >= MAX_16 || Math.max(offset, size) >= MAX_32;
  const [count16, size32, offset32] = is64 ? [MAX_16, MAX_32, MAX_32] : [count, size, offset];
  const end = Buffer.concat([u32(0x0605_4b50), u16(0, 0, count16, count16), u32(size32, offset32), u16(0)]);
  if (!is64) return end;
  return Buffer.concat([
    u32(0x0606_4b50),
    u64(44),
    u16(MADE_ON_UNIX, versionOf(true)),
    u32(0, 0),
    u64(count, count, size, offset),
    u32(0x0706_4b50, 0),
    u64(offset + size),
    u32(1),
    end,
  ]);
}

const EMPTY = Buffer.alloc(0);
const MADE_ON_UNIX = (3 << 8) | 63;

function versionOf(is64: boolean): number {
  return is64 ? 45 : 20;
}

function nameOf({ path, file }: ZipItem): Buffer {
  return Buffer.from(file === null ? `${path}/` : path);
}

function zip64Extra(...values: readonly number[]): Buffer {
  return Buffer.concat([u16(0x0001, values.length * 8), u64(...values)]);
}

/** Seconds since 1970, which hold in every time zone (Info-ZIP's "UT"); until 2038. */
function unixTime({ modifiedAt }: ZipItem): Buffer {
  const seconds = Math.floor(modifiedAt.getTime() / 1000);
  if (seconds < 0 || seconds > 0x7fff_ffff) return EMPTY;
  return Buffer.concat([u16(0x5455, 5), Buffer.of(1), u32(seconds)]);
}

/** What is read by those who know no better: two seconds exact, and in the time zone of this machine (4.4.6). */
function dosTime({ modifiedAt: at }: ZipItem): Buffer {
  const year = Math.min(Math.max(at.getFullYear() - 1980, 0), 127);
  return u16(
    (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
    (year << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
  );
}

function u16(...values: readonly number[]): Buffer {
  const buffer = Buffer.allocUnsafe(values.length * 2);
  for (const [index, value] of values.entries()) buffer.writeUInt16LE(value, index * 2);
  return buffer;
}

function u32(...values: readonly number[]): Buffer {
  const buffer = Buffer.allocUnsafe(values.length * 4);
  for (const [index, value] of values.entries()) buffer.writeUInt32LE(value, index * 4);
  return buffer;
}

function u64(...values: readonly number[]): Buffer {
  const buffer = Buffer.allocUnsafe(values.length * 8);
  for (const [index, value] of values.entries()) buffer.writeBigUInt64LE(BigInt(value), index * 8);
  return buffer;
}
