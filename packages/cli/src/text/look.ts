import type { Io } from '../io';
import { type Paint, paintFor } from './paint';

/** How texts are formatted for the stream they are written to. */
export interface Look {
  readonly width: number;
  readonly paint: Paint;
}

/** The look of texts on a stream. */
export function lookOf({ width, hasColours }: Io, stream: 'stdout' | 'stderr' = 'stdout'): Look {
  return { width: width[stream], paint: paintFor(hasColours[stream]) };
}
