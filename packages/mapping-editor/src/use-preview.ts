import type { Subscription } from '@sluice/engine/language';
import { messageOf } from '@sluice/kit/host';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Explanation, Preview, SampleEvent } from './explanation.ts';

/** What the preview said last, or why it could not say anything. */
export interface Previewed {
  readonly explanation?: Explanation;
  readonly failure?: string;
}

interface Question {
  readonly preview: Preview;
  readonly event: SampleEvent;
  readonly subscriptions: readonly Subscription[];
}

/** Asks the page's preview at once, but one thing at a time: what changes meanwhile is asked as it then is. */
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
      // Of another event it would be wrong; of what was typed a moment ago it is on its way.
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
