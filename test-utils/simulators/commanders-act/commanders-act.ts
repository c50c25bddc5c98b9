import type { VendorSimulator } from '../vendor-simulator';
import { answerEvents } from './answer-events';
import { answerUser } from './answer-user';

/**
 * Commanders Act as its documentation describes it. The comments of this folder name their sources by these keys; the pages
 * are those of https://doc.commandersact.com.
 *
 * - S: "HTTP tracking API source"
 * - BATCH: the same page's later part on `/events/batch`
 * - OAS: the OpenAPI description that the page links, "HTTP Tracking API 2.0"
 * - REF: "Events reference", with its tables of events, items, products and user
 * - V2: the page on the move from the first form of events to the second
 * - FP: the pages on first-party domains
 * - USER: "User API"
 *
 * "Assumed" means that no page says it.
 */
export const commandersAct: VendorSimulator = {
  slug: 'commanders-act',
  account: {
    siteId: '29',
    sourceKey: 'demo-source-key-5d20',
    userApiToken: 'demo-user-token-8b1e',
  },
  answer(request, account) {
    // USER: one path for all users, the user in the query.
    if (request.path === '/engage/user/') return answerUser(request, account);
    // S, BATCH. FP: a first-party address may have a path before it.
    const place = /\/events(\/batch)?$/.exec(request.path);
    if (request.method === 'POST' && place) return answerEvents(request, account, place[1] !== undefined);
    // Assumed: the answer where there is nothing.
    return { status: 404, accepted: 0, refused: 1 };
  },
};
