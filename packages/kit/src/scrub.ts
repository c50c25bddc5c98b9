import type { PreparedSettings, RawSettings } from './settings';

/** Settings shorter than this are too likely to be a part of ordinary words. */
const shortestSecret = 4;
const longestMessage = 500;
/** What is no secret and reads like a word (a choice, the name of an ID) is part of what the vendor says. */
const word = /^[\p{L}_]+$/u;

/**
 * A text that came from outside, fit for a log: every text setting's value in it, raw, URL-encoded or in base64, is
 * replaced by the setting's name; control characters are dropped; it is cut at 500 characters.
 */
export function scrub(text: string, settings: PreparedSettings): string {
  const visible = textsOf(settings.visible).filter(([, value]) => !word.test(value));
  let result = replaceAll(text, [...visible.map(([key, value]) => ({ form: value, key })), ...secretsIn(settings)]);
  // oxlint-disable-next-line no-control-regex -- a vendor's text must not move a terminal's cursor
  result = result.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return result.length > longestMessage ? `${result.slice(0, longestMessage - 1)}…` : result;
}

/** The text with every password in it, raw, URL-encoded or in base64, replaced by the setting's name. */
export function hideSecrets(text: string, settings: PreparedSettings): string {
  return replaceAll(text, secretsIn(settings));
}

interface Find {
  readonly form: string;
  readonly key: string;
}

function secretsIn({ all, visible }: PreparedSettings): Find[] {
  const secrets = textsOf(all).filter(([key]) => !(key in visible));
  return secrets.flatMap(([key, value]) => [...formsOf(value), ...base64Within(value)].map((form) => ({ form, key })));
}

function textsOf(settings: RawSettings): [key: string, value: string][] {
  return Object.entries(settings).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length >= shortestSecret,
  );
}

/** The longest first: a value that begins like another would leave its tail behind. */
function replaceAll(text: string, finds: readonly Find[]): string {
  return [...finds]
    .toSorted((first, second) => second.form.length - first.form.length)
    .reduce((result, { form, key }) => result.replaceAll(form, () => `{{${key}}}`), text);
}

/** The value as it may appear in a header, a URL or a body. */
export function formsOf(value: string): string[] {
  const base64 = Buffer.from(value, 'utf8').toString('base64');
  return [
    value,
    encodeURIComponent(value),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(value).toString('base64url'),
    JSON.stringify(value).slice(1, -1),
  ];
}

/** The letters that the value alone decides in the base64 of a longer text: HTTP Basic joins user and password first. */
function base64Within(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8');
  return [0, 1, 2].map((before) => {
    const base64 = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return base64.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
}
