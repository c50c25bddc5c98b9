import { planner, type Planned, presetOf } from '@sluice/test-utils/planner';
import { destination } from '@sluice/bloomreach';
import type { Preset } from '@sluice/kit/host';

export const settings = { baseUrl: 'https://api.pacific.com', streamId: 'pacific-web' };

const planned = planner(destination, settings);

export const preset = (partnerAction: string, mapping?: Preset['mapping']): Preset =>
  presetOf(destination, partnerAction, mapping);

interface Data {
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
export function plan(...given: Parameters<typeof planned>): Planned & { readonly commands: Command[] } {
  const made = planned(...given);
  return { ...made, commands: made.requests.flatMap(({ json }) => (json as { commands: Command[] }).commands) };
}
