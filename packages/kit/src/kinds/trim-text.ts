/**
 * The text without invisible characters at its ends: white space, control characters, and zero-width ones (zero-width space,
 * byte-order mark, direction marks).
 */
export function trimText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isUnseen(text.charCodeAt(start))) start += 1;
  while (end > start && isUnseen(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isUnseen(code: number): boolean {
  if (code > 0x20 && code < 0x7f) return false;
  return (
    code <= 0x20 ||
    code <= 0xa0 ||
    code === 0xad ||
    code === 0x1680 ||
    code === 0x180e ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f) ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
