import type { DividedBody } from './divide-body';
import { countJobs, type JobCount } from './jobs-by-status';
import { JsonList } from './json-bytes';
import type { Written } from './written';

/**
 * The entries of the answer to a part of a body, which ends with event number `count`; undefined if the body has to be handled as a
 * whole after all.
 */
type AnswerTo = (part: unknown, count: number) => readonly unknown[] | undefined;

const frames = { processor: ['[', ']'], router: ['{"output":[', ']}'] } as const;

/** Answers a body part by part, so that no event outlives its part; undefined if it has to be handled as a whole. */
export function answerInParts(
  body: DividedBody,
  route: 'processor' | 'router',
  answerTo: AnswerTo,
): Written | undefined {
  const [beginning, ending] = frames[route];
  const output = new JsonList(beginning);
  const jobs: JobCount[] = [];
  let count = 0;
  for (const list of body.lists()) {
    const entries = list && answerTo(body.withList(list), (count += list.length));
    if (!entries) {
      output.end(ending).release();
      return undefined;
    }
    countJobs(jobs, route, entries);
    output.add(entries);
  }
  return { status: 200, json: output.end(ending), jobs };
}
