import { compile, type Pipeline } from '@sluice/engine';
import type { Preset } from '@sluice/kit/host';
import type { Subject } from './subject';

export interface PresetPipeline {
  readonly preset: Preset;
  /** The destination with this one subscription. */
  readonly pipeline: Pipeline;
  readonly isFor: (event: unknown) => boolean;
}

/** Each preset of a destination by itself. */
export function presetPipelines({
  destination,
  settings,
}: Pick<Subject, 'destination' | 'settings'>): PresetPipeline[] {
  return destination.presets.map((preset) => {
    const pipeline = compile(destination, { settings, subscriptions: [preset] });
    return { preset, pipeline, isFor: (event) => pipeline.plan([event]).actions[0]?.length === 1 };
  });
}
