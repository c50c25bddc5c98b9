/** Whether an answer's text is a web page (a portal, a login, a firewall, maintenance) and so not from an API. */
export function isWebPage(text: unknown): boolean {
  return typeof text === 'string' && (/^\s*</.test(text) || /<(?:!doctype|html|head|body)\b/i.test(text));
}
