import type { Outcome } from '@sluice/kit/host';
import type { Paint } from './paint';

type Status = Outcome['status'] | 'planned';

const tones = { planned: 'good', delivered: 'good', skipped: 'faint', rejected: 'bad', retry: 'warning' } as const;

/** The word for an event's status, in its colour; `text` replaces the word. */
export function statusText(status: Status, paint: Paint, text: string = status): string {
  return paint(tones[status], text);
}
