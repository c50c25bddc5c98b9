import type { Outcome } from '@sluice/kit/host';
import { printable } from './printable';

/** One outcome in one line. */
export function outcomeLine(outcome: Outcome): string {
  const fix = 'fix' in outcome ? ` (fix: the ${outcome.fix})` : '';
  const words = 'message' in outcome ? outcome.message : (outcome.notes ?? []).join(' ');
  return `${outcome.status}${fix}${words && `: ${printable(words)}`}`;
}
