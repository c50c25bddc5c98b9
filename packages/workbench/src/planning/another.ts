/** Another value of the same kind: still a date, an address, a number, where it was one. */
export function another(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value + 1 : Number((value + 1.01).toFixed(6));
  if (typeof value === 'boolean') return !value;
  return typeof value === 'string' ? anotherText(value) : undefined;
}

function anotherText(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return text.replace(/\d{2}(?=$|T|\s)/, (day) => (day === '15' ? '16' : '15'));
  if (/^-?\d+(\.\d+)?$/.test(text)) return text.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  if (/^https?:\/\/[^/?#]+$/.test(text)) return `${text}/x`;
  if (/^[A-Z]{3}$/.test(text)) return text === 'EUR' ? 'USD' : 'EUR';
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return text.replace(/\d+$/, (last) => String((Number(last) + 1) % 250));
  if (/^[^@\s]+@[^@\s]+$/.test(text)) return `x${text}`;
  // The last letter or digit: hashes, UUIDs and cookies stay what they are.
  const changed = text.replace(/[a-z\d](?=[^a-z\d]*$)/i, (sign) => nextOf(sign));
  return changed === text ? `${text}x` : changed;
}

function nextOf(sign: string): string {
  if (/\d/.test(sign)) return String((Number(sign) + 1) % 10);
  const next = { f: 'a', F: 'A', z: 'a', Z: 'A' }[sign];
  return next ?? String.fromCharCode(sign.charCodeAt(0) + 1);
}
