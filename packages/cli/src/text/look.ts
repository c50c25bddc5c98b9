import type { Io } from '../io';
import { type Paint, paintFor } from './paint';

/** How texts look where they are written. */
export interface Look {
  readonly width: number;
  readonly paint: Paint;
}

/** The look of a stream's texts. */
export function lookOf({ width, hasColours }: Io, stream: 'stdout' | 'stderr' = 'stdout'): Look {
  return { width: width[stream], paint: paintFor(hasColours[stream]) };
}
