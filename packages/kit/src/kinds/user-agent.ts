import { isPlaceholder } from './is-placeholder';
import { type Kind, unreadable } from './kind';
import { readText } from './text';

/** No placeholder is longer than this, and no browser's user agent shorter. */
const longestWord = 20;
const plainLine = /^[\x21-\x7e][\x20-\x7e]*[\x21-\x7e]$/;

/** The user agent of a browser or app, on one line because it may become a header. */
export const userAgent: Kind<string> = {
  name: 'userAgent',
  wanted: 'the user agent of a browser or app, such as Mozilla/5.0 (…) …',
  read: (given) => {
    if (typeof given === 'string' && given.length > longestWord && plainLine.test(given)) return given;
    const text = readText(given);
    if (typeof text !== 'string') return text;
    const line = /[\n\t]/.test(text) ? text.replace(/[\n\t]+/g, ' ') : text;
    if (line.length > longestWord) return line;
    return isPlaceholder(line) || /^(?:unknown|[\d.]+)$/i.test(line) ? unreadable : line;
  },
};
