import { compile, type Subscription } from '@sluice/engine';
import { destination } from '@sluice/bloomreach';
import type { Outcome, RawSettings, Request } from '@sluice/kit/host';

export const settings = { baseUrl: 'https://api.pacific.com', streamId: 'pacific-web' };

/** The preset for this action, with parts of its mapping replaced. */
export function preset(partnerAction: string, mapping: Subscription['mapping'] = {}): Subscription {
  const found = destination.presets.find((one) => one.partnerAction === partnerAction);
  if (!found) throw new Error(`no preset for ${partnerAction}`);
  return { ...found, mapping: { ...found.mapping, ...mapping } };
}

export interface Data {
  readonly customer_ids: Record<string, string>;
  readonly event_type?: string;
  readonly properties: Record<string, unknown>;
  readonly metadata?: Record<string, string>;
  readonly timestamp?: number;
  readonly update_timestamp?: number;
}
export interface Command {
  readonly name: string;
  readonly data: Data;
}

/** What Bloomreach would be sent for these events, and the outcomes and notes known without it. */
export function plan(
  events: readonly unknown[],
  more: { readonly settings?: RawSettings; readonly subscriptions?: readonly Subscription[] } = {},
): {
  requests: Request[];
  commands: Command[];
  outcomes: readonly (Outcome | undefined)[];
  notes: string[];
} {
  const pipeline = compile(destination, {
    settings: { ...settings, ...more.settings },
    ...(more.subscriptions && { subscriptions: more.subscriptions }),
  });
  const { drafts, outcomes, events: planned } = pipeline.plan(events);
  const requests = drafts.map((draft) => draft.request);
  const bodies = requests.map(({ json }) => JSON.parse(JSON.stringify(json)) as { commands: Command[] });
  return {
    requests,
    commands: bodies.flatMap(({ commands }) => commands),
    outcomes,
    notes: planned.flatMap((one) => ('items' in one ? one.notes : [])),
  };
}
