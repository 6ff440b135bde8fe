import { UsageError } from './care/arguments.ts';
import { backup } from './care/backup.ts';
import { fsck } from './care/fsck.ts';
import { gc } from './care/gc.ts';
import { restore } from './care/restore.ts';

/*
 * The commands that look after what is stored, while a server runs or not. Exit codes: 0 all is well, 1 something is
 * wrong with what is stored, 2 the command could not do its work.
 */

interface Command {
  readonly usage: string;
  run(args: string[]): Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  fsck: { usage: 'fsck [--deep] [--repair] [--json] [--grace-hours 24]', run: fsck },
  gc: { usage: 'gc [--dry-run] [--json] [--grace-hours 24]', run: gc },
  backup: { usage: 'backup <folder> [--json]', run: backup },
  restore: { usage: 'restore <folder> [--json]', run: restore },
};

process.exitCode = await main(process.argv.slice(2));

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return refuse(usage());
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof UsageError) return refuse(`${error.message}\nUsage: ${command.usage}`);
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function usage(): string {
  const lines = Object.values(commands).map((command) => `  ${command.usage}`);
  return `Usage:\n${lines.join('\n')}`;
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
