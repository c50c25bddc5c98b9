import { SecretFinder, type SecretPart, shortestSecret } from './find-secrets';
import type { PreparedSettings, RawSettings } from '../settings/settings';
import { shorten } from '../text/shorten';

const longestMessage = 500;
/** Text beyond this length would never be shown, however much of it is hidden. */
const longestText = 8 * longestMessage;
/** A setting that is not a secret and reads like a word (a choice, the name of an ID) may be part of the vendor's own words. */
const word = /^[\p{L}_]+$/u;

// oxlint-disable-next-line no-control-regex -- a vendor's text must not move a terminal's cursor
const controls = /[\u0000-\u001f\u007f-\u009f]+/g;

/**
 * Makes a text from outside safe to log: replaces the values of text settings with the settings' names, and parts of passwords as
 * `hideSecrets` does; removes control characters; cuts it at 500 characters.
 */
export function scrub(text: string, settings: PreparedSettings): string {
  const given = text.slice(0, longestText);
  const visible = textsOf(settings.visible).filter(([, value]) => !word.test(value));
  const parts = [...visible.flatMap(([name, value]) => placesOf(given, value, name)), ...secretsIn(given, settings)];
  const result = hide(given, parts).replace(controls, ' ').trim();
  return shorten(result, longestMessage);
}

/**
 * The text with every password, and every part of one of eight or more characters, replaced by the setting's name: in any case, plain
 * or with up to two of the usual encodings. A password of less than four characters is found if it is a word of its own.
 */
export function hideSecrets(text: string, settings: PreparedSettings): string {
  return hide(text, secretsIn(text, settings));
}

function secretsIn(text: string, settings: PreparedSettings): SecretPart[] {
  const short = Object.entries(settings.all).flatMap(([name, value]) => {
    const isShort = typeof value === 'string' && value !== '' && value.length < shortestSecret;
    return isShort && !(name in settings.visible) ? placesOf(text, value, name).filter(isWord) : [];
  });
  return [...finderOf(settings).find(text), ...short];

  function isWord({ start, end }: SecretPart): boolean {
    return !letter.test(text[start - 1] ?? '') && !letter.test(text[end] ?? '');
  }
}

const letter = /[\p{L}\p{N}]/u;

const finders = new WeakMap<PreparedSettings, SecretFinder>();

function finderOf(settings: PreparedSettings): SecretFinder {
  const { all, visible } = settings;
  const secrets = textsOf(all).filter(([key]) => !(key in visible));
  const finder = finders.get(settings) ?? new SecretFinder(Object.fromEntries(secrets));
  finders.set(settings, finder);
  return finder;
}

function textsOf(settings: RawSettings): [key: string, value: string][] {
  return Object.entries(settings).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length >= shortestSecret,
  );
}

function placesOf(text: string, value: string, name: string): SecretPart[] {
  const places: SecretPart[] = [];
  for (let start = text.indexOf(value); start !== -1; start = text.indexOf(value, start + value.length)) {
    places.push({ start, end: start + value.length, name });
  }
  return places;
}

/** Replaces parts of a text. Where they overlap, the longest gives the name. */
function hide(text: string, parts: readonly SecretPart[]): string {
  let result = '';
  let done = 0;
  let open: (SecretPart & { readonly longest: number }) | undefined;
  const close = () => {
    if (!open) return;
    result += `${text.slice(done, open.start)}{{${open.name}}}`;
    done = open.end;
  };
  // oxlint-disable-next-line unicorn/no-array-sort -- Node.js 18 has no other
  for (const part of [...parts].sort((first, second) => first.start - second.start)) {
    const longest = part.end - part.start;
    if (open && part.start < open.end) {
      const name = longest > open.longest ? part.name : open.name;
      open = { ...open, name, longest: Math.max(longest, open.longest), end: Math.max(open.end, part.end) };
    } else {
      close();
      open = { ...part, longest };
    }
  }
  close();
  return result + text.slice(done);
}

/** The forms that a value may have in a header, a URL or a body. */
export function formsOf(value: string): string[] {
  const base64 = btoa(Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join(''));
  const unpadded = base64.replace(/=/g, '');
  return [
    value,
    encodeURIComponent(value),
    base64,
    unpadded,
    unpadded.replaceAll('+', '-').replaceAll('/', '_'),
    JSON.stringify(value).slice(1, -1),
  ];
}
