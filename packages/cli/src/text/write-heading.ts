import type { Session } from '../session';
import { write } from '../write';
import { lookOf } from './look';

/** Writes the heading of one part of an output that has a part for each destination. */
export async function writeHeading(name: string, place: number, { io }: Session): Promise<boolean> {
  const heading = lookOf(io).paint('heading', name);
  return write(io.stdout, `${place > 0 ? '\n' : ''}${heading}\n\n`);
}
