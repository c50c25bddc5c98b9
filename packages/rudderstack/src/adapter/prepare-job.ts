import type { Pipeline } from '@sluice/engine';
import {
  type Destination,
  isObject,
  type RawSettings,
  rejected,
  type Rejected,
  retry,
  type Retry,
} from '@sluice/kit/host';
import { fillInConfig } from './fill-in-config';
import type { Job } from './job';
import type { Pipelines } from './pipelines';
import { readMessage } from './read-message';

/** A job and what is to deal with it. */
export interface PreparedJob {
  readonly job: Job;
  /** The event as mappings expect it. */
  readonly event: unknown;
  /** What has no pipeline has its outcome. */
  readonly pipeline: Pipeline | Rejected | Retry;
  /** As in the body, with the event's own values filled in: rudder-server takes the proxy's configuration from here. */
  readonly destination: Job['destination'];
  /** Jobs with the same text may share a request. */
  readonly group: string;
}

/** Finds the pipeline for a job's configuration, with the event's own values filled in. */
export function prepareJob(job: Job, destination: Destination, pipelines: Pipelines): PreparedJob {
  const { message, metadata, destination: described, isCut } = job;
  if (isCut) return without(rejected('event', tooDeep), job);
  if (!described) return without(retry('The request names no destination with a configuration for this event.'), job);
  const template = configOf(described);
  const templateText = textOf(template);
  const isDynamic = templateText.includes('{{') && described.hasDynamicConfig !== false;
  const filledIn = isDynamic ? fillInConfig(template, message, metadata) : { config: template, message };
  const config = filledIn.config as RawSettings; // -- made of an object
  const text = isDynamic ? JSON.stringify(config) : templateText;
  const id = typeof described.ID === 'string' ? described.ID : metadata.destinationId;
  return {
    job,
    event: readMessage(filledIn.message, destination),
    pipeline: pipelines.of(destination, config, text),
    destination: isDynamic ? { ...described, Config: config } : described,
    group: `${id} ${text}`,
  };
}

const tooDeep = 'Its metadata or destination has lists or objects in one another, more than 500 levels deep.';

/** A job that is not looked at. */
function without(outcome: Rejected | Retry, job: Job): PreparedJob {
  return { job, event: job.message, pipeline: outcome, destination: job.destination, group: outcome.message };
}

function configOf({ Config: config }: NonNullable<Job['destination']>): RawSettings {
  return isObject(config) ? config : noConfig;
}

const noConfig: RawSettings = {};

/** In the compacted form all jobs of a destination have the same object. */
const texts = new WeakMap<object, string>();

function textOf(config: RawSettings): string {
  const text = texts.get(config) ?? JSON.stringify(config);
  texts.set(config, text);
  return text;
}
