import { pairsOf } from './pairs-of';
import { parseUrl } from './parse-url';
import type { RawSettings, SettingDefinition, SettingDefinitions, SettingProblem } from './settings';

/** What is wrong with settings one by one, by what their definitions say of kind and range. */
export function settingProblems(definitions: SettingDefinitions, settings: RawSettings): SettingProblem[] {
  return Object.entries(definitions).flatMap(([setting, definition]) => {
    const message = problemOf(definition, settings[setting]);
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
  if (kind === 'pairs') return pairsOf(value).problem;
  return undefined;
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** What examples and forms put in the place of a host. Hosts under `.example` (RFC 2606) are for tests: they lead nowhere. */
const placeholder =
  /(?:^|\.)example\.|^(?:example|test|invalid)$|[<>{}$*%]|^(?:your|my)[-._]|^target_|(?:your|my)-?(?:host|domain|company|region)|^x+\./;

function addressProblem(text: string): string | undefined {
  const url = parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol)) return 'must be an address that begins with https://.';
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) {
    return 'must begin with https://: what is sent holds credentials and customers’ data.';
  }
  if (url.username || url.password) return 'must hold no user name or password: those have settings of their own.';
  if (url.search || url.hash) return 'must end before any "?" or "#".';
  if (placeholder.test(url.hostname) || /[<>{}]/.test(text)) return 'still has the placeholder of an example in it.';
  return undefined;
}
