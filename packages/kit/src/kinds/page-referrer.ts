import type { Kind } from './kind';
import { readUrl } from './page-url';

const webOrApp = /^(?:https?|android-app|ios-app):\/\/[^/?#\\]/i;

/** The URL of the page or app that somebody came from. */
export const pageReferrer: Kind<string> = {
  name: 'pageReferrer',
  wanted: 'the whole address of the previous page, such as https://search.example/',
  read: (given) => readUrl(given, webOrApp),
};
