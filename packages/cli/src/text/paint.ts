import { styleText } from 'node:util';

const formats = {
  good: 'green',
  warning: 'yellow',
  bad: 'red',
  heading: 'bold',
  name: 'cyan',
  faint: 'dim',
} as const;

/** The meaning of a text, which decides its colour. */
export type Tone = keyof typeof formats;

/** Colours a text by its meaning; without colours, the text stays as it is. */
export type Paint = (tone: Tone, text: string) => string;

/** Creates a function that colours texts, or leaves them as they are. */
export function paintFor(hasColours: boolean): Paint {
  // No need to validate the stream: whether the output shows colours is already known.
  return (tone, text) => (hasColours ? styleText(formats[tone], text, { validateStream: false }) : text);
}
