/** Told by the character before the "@": a path such as `/@harbour` is no address. */
const emailAddress = /[^\s/@]@[^\s/@]/;

/**
 * Whether a text from an address or an event holds an e-mail address or one of these values, in capitals or not, however
 * often it is percent-encoded.
 */
export function holdsPersonalData(text: string, values: readonly string[] = []): boolean {
  const plain = plainText(text);
  return emailAddress.test(plain) || values.some((value) => holds(plain, plainText(value).trim()));
}

/** The shorter a value, the likelier it stands in a longer number or word by accident. */
function holds(text: string, value: string): boolean {
  if (value === '') return false;
  const glue = value.length < 5 ? /[\p{L}\p{N}]{2}/u : /\d\d/;
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    const end = at + value.length;
    const edges = [text.slice(Math.max(0, at - 1), at + 1), text.slice(end - 1, end + 1)];
    if (value.length >= 8 || !edges.some((edge) => glue.test(edge))) return true;
  }
  return false;
}

/** Without encoding and capitals; "+" stands for a blank in queries. */
function plainText(text: string): string {
  let [plain, decoded] = ['', text];
  while (plain !== decoded) [plain, decoded] = [decoded, decode(decoded)];
  return plain.replaceAll('+', ' ').toLowerCase();
}

function decode(text: string): string {
  // "%252540" in one go: a text could be made of "%252525…" to take for ever.
  return text
    .replace(/%(?:25)+(?=[\da-f]{2})/gi, '%')
    .replace(/(?:%[\da-f]{2})+/gi, (encoded) => Buffer.from(encoded.replaceAll('%', ''), 'hex').toString('utf8'));
}
