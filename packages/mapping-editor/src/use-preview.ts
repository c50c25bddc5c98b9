import type { Subscription } from '@sluice/engine/language';
import { useEffect, useState } from 'preact/hooks';
import type { Explanation, Preview, SampleEvent } from './explanation.ts';

/** What the preview said last, or why it could not say anything. */
export interface Previewed {
  readonly explanation?: Explanation;
  readonly failure?: string;
}

/** So long nobody may type before it is asked again. */
const pauseMilliseconds = 60;

/** Asks the page's preview, again when something changes; an answer that comes too late is not taken. */
export function usePreview(
  preview: Preview | undefined,
  event: SampleEvent | undefined,
  subscriptions: readonly Subscription[],
): Previewed {
  const [previewed, setPreviewed] = useState<Previewed>({});
  useEffect(() => {
    if (!preview || !event) {
      setPreviewed({});
      return undefined;
    }
    let isCurrent = true;
    const ask = async () => {
      const answer = await answerOf(preview, event, subscriptions);
      if (isCurrent) setPreviewed(answer);
    };
    const timer = setTimeout(() => void ask(), pauseMilliseconds);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [preview, event, subscriptions]);
  return previewed;
}

async function answerOf(
  preview: Preview,
  event: SampleEvent,
  subscriptions: readonly Subscription[],
): Promise<Previewed> {
  try {
    return { explanation: await preview(event, subscriptions) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
