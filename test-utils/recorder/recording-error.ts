import { messageOf } from '@sluice/kit/host';

export interface Difference {
  /** What was made now; undefined if nothing was. */
  readonly actual: unknown;
  /** What the recording contains; undefined if it contains nothing. */
  readonly expected: unknown;
}

/** Why a test with a recorder fails: one cause, and the difference if there is one. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
  readonly actual?: unknown;
  readonly expected?: unknown;

  constructor(cause: string, difference?: Difference) {
    super(difference ? `${cause}\n\n${describe(difference)}` : cause);
    if (difference) Object.assign(this, difference);
  }

  /** Shows the place in the test instead of the one in the recorder. */
  at(place: { readonly stack?: string }): this {
    const frames = place.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
    this.stack = [`${this.name}: ${this.message}`, ...frames].join('\n');
    return this;
  }
}

function describe({ actual, expected }: Difference): string {
  if (expected === undefined) return mark('+', actual);
  if (actual === undefined) return mark('-', expected);
  try {
    expect(actual).toEqual(expected);
    return '';
  } catch (error) {
    // The first paragraph is about matchers, which the reader knows nothing about.
    const [, ...paragraphs] = messageOf(error).split('\n\n');
    return paragraphs.join('\n\n');
  }
}

function mark(sign: string, value: unknown): string {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => `${sign} ${line}`)
    .join('\n');
}
