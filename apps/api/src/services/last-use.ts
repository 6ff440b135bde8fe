import type { Services } from '#services/context.ts';

/** Notes that somebody was here. Who only reads needs no room on the disk: a note that finds none is left out. */
export async function noteUse({ log }: Pick<Services, 'log'>, note: Promise<void>): Promise<void> {
  try {
    await note;
  } catch (error) {
    log.warn({ err: error }, 'the last use of a session or a key was not noted');
  }
}
