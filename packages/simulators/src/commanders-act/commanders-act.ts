import type { VendorSimulator } from '../vendor-simulator';
import { answerEvents } from './answer-events';
import { Users } from './users';

/**
 * Commanders Act as its documentation describes it. The comments in this folder cite their sources by these keys; the pages
 * are those of https://doc.commandersact.com.
 *
 * - S: "HTTP tracking API source"
 * - BATCH: the same page's later part on `/events/batch`
 * - OAS: the OpenAPI description linked from that page, "HTTP Tracking API 2.0"
 * - REF: "Events reference", with its tables of events, items, products and user
 * - VIDEO, VP: "Video events reference", and the video properties of the "Properties reference"
 * - MOB: "Mobile SDK event specificity"
 * - DEST: the mapping tables of the destinations
 * - GTM: the vendor's template https://github.com/TagCommander/Serverside-events-bridge
 * - V2: the page on moving from the first form of events to the second
 * - FP: the pages on first-party domains
 * - USER: "User API"
 *
 * "Assumed" means that no page says so. S: there is no rate above which data is discarded.
 */
export const commandersAct: VendorSimulator = {
  slug: 'commanders-act',
  account: {
    siteId: '29',
    sourceKey: 'demo-source-key-5d20',
    userApiToken: 'demo-user-token-8b1e',
  },
  // S; FP: or a custom domain. USER
  origins: ({ collectUrl = 'https://collect.commander1.com' }) => [
    new URL(String(collectUrl)).origin,
    'https://api.commander1.com',
  ],
  start(account) {
    const users = new Users(account);
    return {
      answer(request, loseItem) {
        // USER: one path for all users, with the user in the query; on a custom domain it is prefixed with `api/`.
        if (/^(\/.*)?\/engage\/user\/$/.test(request.path)) return users.answer(request);
        // S, BATCH. FP: a first-party address may have a path before it.
        const place = /\/events(\/batch)?$/.exec(request.path);
        if (request.method === 'POST' && place) return answerEvents(request, account, place[1] !== undefined, loseItem);
        // Assumed: the answer for any other path.
        return { status: 404, accepted: 0, refused: 1 };
      },
    };
  },
};
