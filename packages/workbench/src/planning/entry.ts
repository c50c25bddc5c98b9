import type { Subscription } from '@sluice/engine';

/** One destination of sluice.json, as the page edits it. */
export interface Entry {
  readonly destination: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The presets where absent. */
  readonly subscriptions?: readonly Subscription[];
}

/** Stands in the page for a secret that the server has and does not give away; sent back, it means "as it was". */
export interface Kept {
  readonly kept: true;
}

export function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'kept' in value;
}
