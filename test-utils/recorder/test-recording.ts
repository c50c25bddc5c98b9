import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { formatRecording } from './format-recording';
import { Playback } from './playback';
import type { Provenance, RecordedExchange, RecordedRequest, RecordedResponse, Recording } from './recording';
import { RecordingError } from './recording-error';
import { recordingPath } from './recording-path';

/** The recording of one test: what its file contains, and what was recorded now. */
export class TestRecording {
  readonly path: string;
  private readonly fresh: RecordedExchange[] = [];
  private playback: Playback | undefined;

  constructor(
    testFile: string,
    private readonly test: string,
  ) {
    this.path = recordingPath(testFile, test);
  }

  get isThere(): boolean {
    return existsSync(this.path);
  }

  private get shownPath(): string {
    return relative(process.cwd(), this.path);
  }

  /** The recorded answer to a request. `mend` says how to make a missing recording. */
  answer(request: RecordedRequest, mend: string): RecordedResponse {
    this.playback ??= new Playback(this.read(mend), this.path);
    return this.playback.answer(request);
  }

  add(exchanges: readonly RecordedExchange[]): void {
    this.fresh.push(...exchanges);
  }

  /** Throws if the file contains requests that the test, now over, did not make. */
  finish(): void {
    if (this.fresh.length > 0) return;
    if (this.playback) this.playback.finish();
    else if (this.isThere) {
      throw new RecordingError(
        `The test makes no request any more. Delete ${this.shownPath}, or run with RECORD=1, where that is meant.`,
      );
    }
  }

  /** Writes what was recorded now; if that is nothing, there is no file either. */
  save(provenance: Provenance): void {
    if (this.fresh.length === 0) {
      rmSync(this.path, { force: true });
      return;
    }
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(this.path, formatRecording({ test: this.test, provenance, exchanges: this.fresh }));
  }

  private read(mend: string): Recording {
    if (!this.isThere) throw new RecordingError(`There is no recording of this test, ${this.shownPath}. ${mend}`);
    const recording = JSON.parse(readFileSync(this.path, 'utf8')) as Recording; // -- written by `save`, or after its form
    if (recording.test === this.test) return recording;
    throw new RecordingError(`${this.shownPath} is of the test "${recording.test}". Give one of them another name.`);
  }
}
