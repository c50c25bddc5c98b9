import type { Outcome } from '@sluice/kit/host';
import type { Paint } from './paint';

type Status = Outcome['status'] | 'planned';

const tones = { planned: 'good', delivered: 'good', skipped: 'faint', rejected: 'bad', retry: 'warning' } as const;

/** The word for what became of an event, in its colour; `text` where it is to be written otherwise. */
export function statusText(status: Status, paint: Paint, text: string = status): string {
  return paint(tones[status], text);
}
