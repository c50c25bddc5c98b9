import { isPlaceholder } from './is-placeholder';
import { type Kind, unreadable } from './kind';
import { readText } from './text';

/** What a browser or app says it is, on one line: it may become a header. */
export const userAgent: Kind<string> = {
  name: 'userAgent',
  wanted: 'the user agent of a browser or app, such as "Mozilla/5.0 (…"',
  read: (given) => {
    const text = readText(given);
    if (typeof text !== 'string') return text;
    if (text.length < 20 && (isPlaceholder(text) || /^(?:unknown|[\d.]+)$/i.test(text))) return unreadable;
    return /[\n\t]/.test(text) ? text.replace(/[\n\t]+/g, ' ') : text;
  },
};
