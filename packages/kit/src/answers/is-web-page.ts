/** Whether an answer's text is a page: of a portal, a login, a firewall, a site under maintenance; no API speaks so. */
export function isWebPage(text: unknown): boolean {
  return typeof text === 'string' && (/^\s*</.test(text) || /<(?:!doctype|html|head|body)\b/i.test(text));
}
