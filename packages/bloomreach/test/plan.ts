import { compile, type Subscription } from '@sluice/engine';
import type { Outcome, RawSettings, Request } from '@sluice/kit';
import { destination } from '@sluice/bloomreach';

export const settings = { baseUrl: 'https://api.pacific.example', streamId: 'pacific-web' };

/** The preset for this action, with parts of its mapping replaced. */
export function preset(partnerAction: string, mapping: Subscription['mapping'] = {}): Subscription {
  const found = destination.presets.find((one) => one.partnerAction === partnerAction);
  if (!found) throw new Error(`no preset for ${partnerAction}`);
  return { ...found, mapping: { ...found.mapping, ...mapping } };
}

/** What Bloomreach would be sent for these events, and the outcomes known without it. */
export function plan(
  events: readonly unknown[],
  more: { readonly settings?: RawSettings; readonly subscriptions?: readonly Subscription[] } = {},
): { requests: Request[]; commands: unknown[]; outcomes: readonly (Outcome | undefined)[] } {
  const { drafts, outcomes } = compile(destination, {
    settings: { ...settings, ...more.settings },
    ...(more.subscriptions && { subscriptions: more.subscriptions }),
  }).plan(events);
  const requests = drafts.map((draft) => draft.request);
  return {
    requests,
    commands: requests.flatMap((request) => (request.json as { commands: unknown[] }).commands),
    outcomes,
  };
}
