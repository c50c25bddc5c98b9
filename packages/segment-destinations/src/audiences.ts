import { isObject, rejected, type Rejected, type RawSettings, type Retry } from '@sluice/kit/host';
import type { Performing, SegmentDefinition } from './definition';
import { inputProblem } from './input-problem';
import { type Caller, type Known, Performer, type PerformerOptions } from './performer';

export interface AudienceOptions extends PerformerOptions, Caller {
  /** Values for the definition's `audienceFields`. */
  readonly audienceSettings?: RawSettings;
}

/** An audience's ID at the vendor. Segment adds it to its events as `context.personas.external_audience_id`. */
export interface Audience {
  readonly externalId: string;
}

/** Creates an audience at the vendor, as Segment does when a user connects one; or returns why it failed. */
export async function createAudience(
  definition: SegmentDefinition,
  audienceName: string,
  options: AudienceOptions,
): Promise<Audience | Rejected | Retry> {
  const audienceSettings = { ...options.audienceSettings };
  const isGiven = Object.keys(audienceSettings).length > 0;
  const problem = isGiven ? inputProblem(audienceSettings, definition.audienceFields, options.core) : undefined;
  if (problem !== undefined) return rejected('settings', problem);
  return askAbout(definition, 'createAudience', { audienceName }, { ...options, audienceSettings });
}

/** Asks the vendor for an audience; returns it, or why there is none. */
export async function getAudience(
  definition: SegmentDefinition,
  externalId: string,
  options: AudienceOptions,
): Promise<Audience | Rejected | Retry> {
  return askAbout(definition, 'getAudience', { externalId }, options);
}

/** Whether Segment creates audiences at this vendor. */
export function hasAudiences({ audienceConfig }: SegmentDefinition): boolean {
  return callIn(audienceConfig, 'createAudience') !== undefined && callIn(audienceConfig, 'getAudience') !== undefined;
}

async function askAbout(
  definition: SegmentDefinition,
  name: 'createAudience' | 'getAudience',
  about: object,
  { audienceSettings = {}, settings, exchange, ...options }: AudienceOptions,
): Promise<Audience | Rejected | Retry> {
  const call = hasAudiences(definition) ? callIn(definition.audienceConfig, name) : undefined;
  if (!call) return rejected('settings', `Segment cannot create audiences at ${definition.name}.`);
  const given = ({ settings: own, auth, oauth }: Known) => {
    const services = { features: {}, statsContext: {}, personas: undefined };
    return { settings: { ...own, oauth }, payload: undefined, auth, audienceSettings, ...about, ...services };
  };
  const { result, outcome } = await new Performer(definition, options).ask(call, given, { settings, exchange });
  if (outcome.status === 'rejected' || outcome.status === 'retry') return outcome;
  const externalId = isObject(result) ? result.externalId : undefined;
  if (typeof externalId !== 'string' && typeof externalId !== 'number')
    return rejected('vendor', 'The vendor gave no ID of an audience.');
  return { externalId: String(externalId) };
}

function callIn(config: object | undefined, name: string): Performing | undefined {
  const member: unknown = isObject(config) ? config[name] : undefined;
  return typeof member === 'function' ? (member as Performing) : undefined;
}
