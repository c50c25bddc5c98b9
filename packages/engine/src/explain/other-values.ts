/** A value to try in place of another. */
export interface OtherValue {
  readonly other: unknown;
  /** Whether only a part of the value is changed: different parts may have different effects. */
  readonly isPart?: boolean;
}

/**
 * Other values of the same kind (a day for a day, an amount for an amount), those most likely to be accepted first. Whatever changes
 * with them depends on the value.
 */
export function otherValues(value: unknown, choices: readonly unknown[] = []): OtherValue[] {
  const all = choices.length > 0 ? choices.map((other) => ({ other })) : likeValues(value);
  return all.filter(({ other }, index) => other !== value && all.findIndex((one) => one.other === other) === index);
}

function likeValues(value: unknown): OtherValue[] {
  if (typeof value === 'boolean') return [{ other: !value }];
  if (typeof value === 'number') return [value + 1, value - 1, value * 2 + 86_400].map((other) => ({ other }));
  if (typeof value !== 'string' || value === '') return [];
  return [
    ...likeTexts(value).map((other) => ({ other })),
    ...withOtherParts(value).map((other) => ({ other, isPart: true })),
  ];
}

function likeTexts(text: string): string[] {
  if (date.test(text)) return [text.replace(/(?<=^.{8})\d\d/, (day) => (day === '15' ? '16' : '15'))];
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return [text.replace(/\d+$/, (last) => String((Number(last) + 1) % 250))];
  if (/^\S+@\S+$/.test(text)) return [`x${text}`, `${text}x`];
  const known = words.find((group) => group.includes(text.toLowerCase())) ?? [];
  return [
    ...known.map((word) => (text === text.toUpperCase() ? word.toUpperCase() : word)),
    changed(text),
    text.replace(/[a-z\d]/i, turned),
    `${text}x`,
    `x${text}`,
  ];
}

const date = /^\d{4}-\d\d-\d\d/;

/**
 * Changes one part at a time: of a date the year and month; of an address the host, path and query; of other texts with separators the
 * first two parts and the last.
 */
function withOtherParts(text: string): string[] {
  if (date.test(text)) {
    return [
      text.replace(/^\d{4}/, (year) => String(Number(year) - 1)),
      text.replace(/(?<=^.{5})\d\d/, (month) => (month === '05' ? '07' : '05')),
    ];
  }
  return partsOf(text).map((part) => text.replace(part, changed));
}

function partsOf(text: string): (string | RegExp)[] {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) {
    return [/(?<=\/\/)[^/?#]+/, /(?<=\/\/[^/?#]+)\/[^?#]+/, ...(text.match(/(?<=[?&][^=&#]+=)[^&#]+/g) ?? [])];
  }
  const parts = text.match(/[^\s/>|,;:]+/g) ?? [];
  const pair = parts.length === 1 ? text.match(/[^-_]+/g) : null;
  if (pair?.length === 2) return pair;
  return parts.length > 1 ? [...new Set([...parts.slice(0, 2), ...parts.slice(-1)])] : [];
}

/** Groups of words that are likely to be accepted for each other. */
const words = [
  ['eur', 'usd', 'gbp'],
  ['female', 'male', 'f', 'm'],
  ['true', 'false'],
  ['yes', 'no'],
  ['ios', 'android'],
  ['mobile', 'tablet', 'desktop'],
  ['de', 'fr', 'en'],
];

/** The text with another end. A number at the end becomes one that no neighbour is likely to have. */
function changed(text: string): string {
  const isNumbered = /\d$/.test(text) && !/^[\da-f-]{32,}$/i.test(text);
  return isNumbered ? `${text}7` : text.replace(/[a-z\d](?=[^a-z\d]*$)/i, turned);
}

function turned(sign: string): string {
  const all = /\d/.test(sign) ? '0123456789' : /[a-f]/i.test(sign) ? 'abcdef' : 'ghijklmnopqrstuvwxyz';
  const other = all.charAt((all.indexOf(sign.toLowerCase()) + 3) % all.length);
  return sign === sign.toLowerCase() ? other : other.toUpperCase();
}
