import { styleText } from 'node:util';

const formats = {
  good: 'green',
  warning: 'yellow',
  bad: 'red',
  heading: 'bold',
  name: 'cyan',
  faint: 'dim',
} as const;

/** What a text says, which decides its colour. */
export type Tone = keyof typeof formats;

/** Colours a text by what it says; where there are no colours, it stays as it is. */
export type Paint = (tone: Tone, text: string) => string;

/** Makes what colours texts, or leaves them as they are. */
export function paintFor(hasColours: boolean): Paint {
  // Whether the output shows colours is known already.
  return (tone, text) => (hasColours ? styleText(formats[tone], text, { validateStream: false }) : text);
}
