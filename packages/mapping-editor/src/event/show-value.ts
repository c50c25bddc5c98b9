import { shorten } from '@sluice/kit/host';

/** A value on one line of at most `most` characters. */
export function showValue(value: unknown, most = 60): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value) && value.length > 0) return showList(value, most);
  const isLarge = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (isLarge) return `object of ${Object.keys(value).length}`;
  const text =
    typeof value === 'string' && value !== ''
      ? value.slice(0, most + 1).replaceAll(/\s+/g, ' ')
      : JSON.stringify(value);
  return shorten(text, most);
}

/** A short list of scalars is shown in full, any other by its length. */
function showList(list: readonly unknown[], most: number): string {
  const text = list.map((item) => showValue(item, most)).join(', ');
  const isPlain = list.every((item) => typeof item !== 'object' || item === null);
  return isPlain && text.length <= most ? text : `list of ${list.length}`;
}
