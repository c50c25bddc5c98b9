import { compile, type Subscription } from '@sluice/engine';
import type { Destination, Outcome, Preset, RawSettings, Request } from '@sluice/kit/host';
import { subjectOf } from '../conformance/subject';

interface PlannerOptions {
  /** In addition to the usual ones, or instead of them. */
  readonly settings?: RawSettings;
  /** By default the destination's presets. */
  readonly subscriptions?: readonly Subscription[];
}

/** What a vendor would be sent, and the outcomes known without it. */
export interface Planned {
  /** As they are sent: JSON has no undefined members. */
  readonly requests: readonly Request[];
  /** Per event; undefined if the vendor's answer decides. */
  readonly outcomes: readonly (Outcome | undefined)[];
  readonly notes: readonly string[];
}

/** Plans events with the settings that a package's tests usually have: by default those of the simulator's account. */
export function planner(
  destination: Destination,
  usual: RawSettings = subjectOf(destination).settings,
): (events: readonly unknown[], more?: PlannerOptions) => Planned {
  const pipelineFor = ({ settings, ...more }: PlannerOptions) =>
    compile(destination, { settings: { ...usual, ...settings }, ...more });
  let byDefault: ReturnType<typeof pipelineFor> | undefined;
  return (events, more) => {
    const pipeline = more ? pipelineFor(more) : (byDefault ??= pipelineFor({}));
    const { drafts, outcomes, events: planned } = pipeline.plan(events);
    return {
      requests: drafts.map(({ request }) => JSON.parse(JSON.stringify(request)) as Request),
      outcomes,
      notes: planned.flatMap((one) => ('items' in one ? one.notes : [])),
    };
  };
}

/** The first preset of an action, with parts of its mapping replaced. */
export function presetOf(destination: Destination, partnerAction: string, mapping: Preset['mapping'] = {}): Preset {
  const found = destination.presets.find((one) => one.partnerAction === partnerAction);
  if (!found) throw new Error(`${destination.name} has no preset for ${partnerAction}.`);
  return { ...found, mapping: { ...found.mapping, ...mapping } };
}
