import type { SpecEvent } from '@sluice/events';
import { nameEvent } from './name-event';
import { presetPipelines } from './preset-pipelines';
import { allSamples } from './sample-events';
import type { Subject } from './subject';

/** Events of some sort, such as those of anonymous visitors, and why the vendor cannot accept them. */
export interface Refused {
  readonly reason: string;
  /** True for these events, and for no others among the samples. */
  readonly is: (event: SpecEvent) => boolean;
}

/**
 * Whether each preset makes something from the sample events it is for: nothing required is missing from its mapping. `rejected`
 * says which events the vendor cannot accept; an exception for an event that is accepted is stale.
 */
export function checkMappings(subject: Subject, rejected: readonly Refused[] = []): string[] {
  const problems: string[] = [];
  const used = new Set<Refused>();
  for (const { preset, pipeline } of presetPipelines(subject)) {
    for (const event of allSamples) {
      const { outcomes, actions } = pipeline.plan([event]);
      if (actions[0]?.length !== 1) continue;
      const [outcome] = outcomes;
      const exception = rejected.find((one) => one.is(event));
      if (outcome?.status !== 'rejected') {
        if (exception)
          problems.push(`The option rejected ("${exception.reason}") is for ${nameEvent(event)}, which is taken.`);
      } else if (exception) used.add(exception);
      else problems.push(`The preset "${preset.name}" rejects ${nameEvent(event)}: ${outcome.message}`);
    }
  }
  return [
    ...problems,
    ...rejected
      .filter((one) => !used.has(one))
      .map(({ reason }) => `The option rejected has "${reason}", which is not needed.`),
  ];
}
