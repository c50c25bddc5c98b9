import { pairsOf } from './pairs-of';
import { parseUrl } from '../request/parse-url';
import {
  labelledChoices,
  type RawSettings,
  type SettingDefinition,
  type SettingDefinitions,
  type SettingProblem,
} from './settings';

/** Checks settings against their definitions: kind, range, and when they are required. */
export function settingProblems(definitions: SettingDefinitions, settings: RawSettings): SettingProblem[] {
  return Object.entries(definitions).flatMap(([setting, definition]) => {
    const message = problemOf(definition, settings[setting]) ?? missing(setting, definitions, settings);
    return message === undefined ? [] : [{ setting, message }];
  });
}

function problemOf({ kind, range }: SettingDefinition, value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (range) {
    const [least, greatest] = range;
    const isFine = Number.isInteger(value) && Number(value) >= least && Number(value) <= greatest;
    return isFine ? undefined : `must be a whole number from ${least} to ${greatest}.`;
  }
  if (typeof value !== 'string') return undefined;
  if (kind === 'address') return addressProblem(value);
  if (kind === 'currency') return /^[A-Z]{3}$/.test(value) ? undefined : 'must be three capital letters, as in EUR.';
  if (kind === 'pairs') return pairsOf(value).problem;
  return undefined;
}

/** Why other settings require one that is missing. */
function missing(setting: string, definitions: SettingDefinitions, settings: RawSettings): string | undefined {
  if (settings[setting] !== undefined && settings[setting] !== '') return undefined;
  for (const [other, values] of Object.entries(definitions[setting]?.requiredWhen ?? {})) {
    if (!values.some((value) => value === settings[other])) continue;
    const { label = other, choices = [] } = definitions[other] ?? {};
    const choice = labelledChoices(choices).find(({ value }) => value === settings[other]);
    return `is missing. "${label}${choice ? `: ${choice.label}` : ''}" needs it.`;
  }
  return undefined;
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** What examples and forms contain instead of a host. Hosts under `.example` (RFC 2606) are allowed, for tests. */
const placeholder =
  /(?:^|\.)example\.|^(?:example|test|invalid)$|[<>{}$*%]|^(?:your|my)[-._]|^target_|(?:your|my)-?(?:host|domain|company|region)|^x+\./;

function addressProblem(text: string): string | undefined {
  const url = parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol)) return 'must be an address that begins with https://.';
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) {
    return 'must begin with https://: requests contain credentials and customers’ data.';
  }
  if (url.username || url.password)
    return 'must not contain a user name or password: there are separate settings for those.';
  if (url.search || url.hash) return 'must end before any "?" or "#".';
  if (placeholder.test(url.hostname) || /[<>{}]/.test(text)) return 'still contains the placeholder of an example.';
  return undefined;
}
