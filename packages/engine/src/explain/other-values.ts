/**
 * Other values of the same kind, the likeliest to pass for one first: still a day, an address, an amount where it was one. What
 * changes with them comes from there.
 */
export function otherValues(value: unknown, choices: readonly unknown[] = []): unknown[] {
  const all = [...choices, ...likeValues(value)];
  return all.filter((other, index) => other !== value && other !== undefined && all.indexOf(other) === index);
}

function likeValues(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1, value * 2 + 86_400];
  return typeof value === 'string' && value !== '' ? likeTexts(value) : [];
}

function likeTexts(text: string): string[] {
  if (/^\d{4}-\d\d-\d\d/.test(text)) {
    return [
      text.replace(/\d\d(?=$|[T ])/, (day) => (day === '15' ? '16' : '15')),
      text.replace(/^\d{4}/, (year) => String(Number(year) - 1)),
    ];
  }
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return [text.replace(/\d+$/, (last) => String((Number(last) + 1) % 250))];
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return likeAddresses(text);
  if (/^\S+@\S+$/.test(text)) return [`x${text}`, `${text}x`];
  const known = words.find((group) => group.includes(text.toLowerCase())) ?? [];
  return [
    ...known.map((word) => (text === text.toUpperCase() ? word.toUpperCase() : word)),
    text.replace(/[a-z\d](?=[^a-z\d]*$)/i, nextOf),
    text.replace(/[a-z\d]/i, nextOf),
    `${text}x`,
    `x${text}`,
  ];
}

/** Each part of an address is somebody's. */
function likeAddresses(text: string): string[] {
  const [, before = '', host = '', path = '', query = ''] = /^([^/]+\/\/)([^/?#]*)([^?#]*)(.*)$/s.exec(text) ?? [];
  return [
    `${before}x${host}${path}${query}`,
    `${before}${host}${path}${path.endsWith('/') ? '' : '/'}x${query}`,
    `${before}${host}${path}${query.replaceAll(/[a-z\d](?=&|#|$)/gi, nextOf)}`,
  ];
}

/** Words that stand for each other where only some are known. */
const words = [
  ['eur', 'usd', 'gbp'],
  ['female', 'male', 'f', 'm'],
  ['true', 'false'],
  ['yes', 'no'],
  ['ios', 'android'],
  ['mobile', 'tablet', 'desktop'],
  ['de', 'fr', 'en'],
];

function nextOf(sign: string): string {
  const turned = { '9': '0', f: 'a', F: 'A', z: 'a', Z: 'A' }[sign];
  return turned ?? String.fromCharCode(sign.charCodeAt(0) + 1);
}
