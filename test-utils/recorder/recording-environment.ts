import { readFileSync } from 'node:fs';
import type { Destination, RawSettings } from '@sluice/kit/host';
import type { Provenance } from './recording';

/** What the environment says about recording. */
export interface RecordingEnvironment {
  /** Whether anything is recorded in this run. */
  readonly isRecording: boolean;
  /** Whether recordings of this provenance are recorded. */
  readonly isRecorded: boolean;
  /** Where requests go instead of to the simulator; for `vendor`, where their URLs say. */
  readonly target: string | undefined;
  /** How to get a recording that is missing. */
  readonly mend: string;
  /** The settings with which the requests in recordings are made. */
  shownSettings(own: RawSettings): RawSettings;
  /** The settings with which the requests really sent are made. */
  realSettings(own: RawSettings): RawSettings;
}

interface Options {
  readonly settings: RawSettings;
  readonly provenance: Provenance;
  readonly placeholders?: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const mends = {
  simulator: 'Run with RECORD=1 to make it.',
  live: 'Run with RECORD=1 and RECORD_SETTINGS=<JSON file with real settings> to make it.',
  docs: 'Write it by hand, from the documentation.',
};

/** Reads `RECORD`, `RECORD_SETTINGS` (a JSON file with real settings) and `RECORD_ORIGIN` (another server). */
export function recordingEnvironment(
  destination: Pick<Destination, 'authentication'>,
  { settings, provenance, placeholders = {} }: Options,
  { RECORD, RECORD_SETTINGS, RECORD_ORIGIN }: Environment = process.env,
): RecordingEnvironment {
  const definitions = destination.authentication.fields;
  const isRecording = RECORD !== undefined && RECORD !== '' && RECORD !== '0';
  const { kind } = provenance;
  const isLive = kind === 'live' && RECORD_SETTINGS !== undefined && RECORD_SETTINGS !== '';
  return {
    isRecording,
    isRecorded: isRecording && (kind === 'simulator' || isLive),
    target: RECORD_ORIGIN ?? (isLive ? 'vendor' : undefined),
    mend: mends[kind],
    shownSettings(own) {
      const all = { ...settings, ...own };
      const hidden = Object.keys(all).filter((key) => definitions[key]?.type === 'password' || key in placeholders);
      return { ...all, ...Object.fromEntries(hidden.map((key) => [key, placeholders[key] ?? `${key}-placeholder`])) };
    },
    realSettings(own) {
      const live = isLive ? readSettings(RECORD_SETTINGS) : {};
      // Credentials and addresses come from the account; what the destination does with an event is for the test to say.
      const keys = Object.keys(settings).filter((key) => {
        const definition = definitions[key];
        return Object.hasOwn(live, key) && definition && !definition.choices && /string|password/.test(definition.type);
      });
      return { ...settings, ...Object.fromEntries(keys.map((key) => [key, live[key]])), ...own };
    },
  };
}

function readSettings(path: string): RawSettings {
  const settings: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof settings !== 'object' || settings === null) throw new Error(`${path} holds no settings.`);
  return settings as RawSettings; // -- an object, which is all that raw settings are
}
