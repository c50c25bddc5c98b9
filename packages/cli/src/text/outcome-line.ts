import type { Outcome } from '@sluice/kit/host';
import type { Look } from './look';
import { printable } from './printable';
import { statusText } from './status-text';

/** An outcome in one line. */
export function outcomeLine(outcome: Outcome, { paint }: Look): string {
  const fix = 'fix' in outcome ? ` (fix: the ${outcome.fix})` : '';
  const words = 'message' in outcome ? outcome.message : (outcome.notes ?? []).join(' ');
  return `${statusText(outcome.status, paint)}${fix}${words && `: ${printable(words)}`}`;
}
