import type { Subscription } from '@sluice/engine/language';
import { messageOf } from '@sluice/kit/host';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Explanation, Preview, SampleEvent } from './explanation.ts';

/** The last result of the preview, or why there is none. */
export interface Previewed {
  readonly explanation?: Explanation;
  readonly failure?: string;
}

interface Question {
  readonly preview: Preview;
  readonly event: SampleEvent;
  readonly subscriptions: readonly Subscription[];
}

/** Calls the page's preview immediately, but one call at a time: after changes in the meantime, it is called with the latest state. */
export function usePreview(
  preview: Preview | undefined,
  event: SampleEvent | undefined,
  subscriptions: readonly Subscription[],
): Previewed {
  const [previewed, setPreviewed] = useState<Previewed>({});
  const due = useRef<Question | undefined>(undefined);
  const isAsking = useRef(false);

  const ask = async () => {
    isAsking.current = true;
    let answered: Question | undefined;
    while (due.current && due.current !== answered) {
      answered = due.current;
      const answer = await answerOf(answered);
      // For another event it would be wrong; for what was typed a moment ago, the next one is on its way.
      if (due.current?.event === answered.event) setPreviewed(answer);
    }
    isAsking.current = false;
  };
  useEffect(() => {
    due.current = preview && event && { preview, event, subscriptions };
    if (!due.current) setPreviewed({});
    else if (!isAsking.current) void ask();
  }, [preview, event, subscriptions]);
  useEffect(() => () => void (due.current = undefined), []);
  return previewed;
}

async function answerOf({ preview, event, subscriptions }: Question): Promise<Previewed> {
  try {
    return { explanation: await preview(event, subscriptions) };
  } catch (error) {
    return { failure: messageOf(error) };
  }
}
