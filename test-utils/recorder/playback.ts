import { relative } from 'node:path';
import type { RecordedExchange, RecordedRequest, RecordedResponse, Recording } from './recording';
import { RecordingError } from './recording-error';
import { sortKeys } from './sort-keys';

const mend = 'Where the change is meant, run with RECORD=1 and read the difference in the recording.';

/** Answers requests as recorded, in the recorded order. */
export class Playback {
  private next = 0;

  constructor(
    private readonly recording: Recording,
    private readonly path: string,
  ) {}

  /** The recorded answer; throws if this is not the next recorded request. */
  answer(actual: RecordedRequest): RecordedResponse {
    const { exchanges } = this.recording;
    const exchange = exchanges[this.next];
    const place = `request ${this.next + 1} of ${exchanges.length} in ${this.shownPath}`;
    if (exchange === undefined) {
      throw new RecordingError(`One request more than the ${exchanges.length} in ${this.shownPath}. ${mend}`, {
        actual,
        expected: undefined,
      });
    }
    if (!isEqual(actual, exchange.request)) {
      const isLater = exchanges.slice(this.next + 1).some(({ request }) => isEqual(actual, request));
      if (isLater) throw this.missing(exchange, `Not made, though a later one was: ${place}.`);
      throw new RecordingError(`Changed: ${place}. ${mend}`, {
        actual: withLengthOf(actual, exchange.request),
        expected: exchange.request,
      });
    }
    this.next += 1;
    return exchange.response;
  }

  /** Throws if the recording contains a request that was not made. */
  finish(): void {
    const { exchanges } = this.recording;
    const unused = exchanges[this.next];
    if (unused)
      throw this.missing(unused, `Not made: request ${this.next + 1} of ${exchanges.length} in ${this.shownPath}.`);
  }

  private get shownPath(): string {
    return relative(process.cwd(), this.path);
  }

  private missing({ request }: RecordedExchange, cause: string): RecordingError {
    return new RecordingError(`${cause} ${mend}`, { actual: undefined, expected: request });
  }
}

function isEqual(first: RecordedRequest, second: RecordedRequest): boolean {
  return JSON.stringify(sortKeys(first)) === JSON.stringify(sortKeys(second));
}

/** A changed body is the cause; its different length only follows from it. */
function withLengthOf(actual: RecordedRequest, expected: RecordedRequest): RecordedRequest {
  const length = expected.headers['content-length'];
  const isBodySame = JSON.stringify(sortKeys(actual.body)) === JSON.stringify(sortKeys(expected.body));
  if (isBodySame || length === undefined) return actual;
  return { ...actual, headers: { ...actual.headers, 'content-length': length } };
}
