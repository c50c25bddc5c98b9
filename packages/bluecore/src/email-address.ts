const longest = 254;
/** Between its ends an address may hold none of `\`, a backtick, `:`, `"`, `<`, `>`, `(`, `)`, `;`, `[`, `]`, a blank. */
// oxlint-disable-next-line no-control-regex -- the vendor names these bytes
const forbidden = /[\\`:"<>()[\];\s\u0000-\u0010]/;

/**
 * The address as Bluecore keeps it; undefined where Bluecore would drop it behind its 202. The rules are those of
 * https://developers.bluecore.com/docs/email-address, and one `@` with something on both sides.
 */
export function emailAddress(text: string): string | undefined {
  const address = text.trim().toLowerCase();
  const isValid =
    address.length <= longest &&
    !forbidden.test(address) &&
    !/^[,.]|[,.]$/.test(address) &&
    /^[^@]+@[^@]+$/.test(address);
  return isValid ? address : undefined;
}
