import type { Outcome } from '@sluice/kit/host';
import type { Metadata } from '../protocol/metadata';

/** A job and its outcome. */
export interface SettledJob {
  readonly metadata: Metadata;
  readonly outcome: Outcome;
}
