import { type Destination, limitsOf, prepareSettings, rememberNames } from '@sluice/kit/host';
import { builtInOf, usualSettings } from './built-in-of';
import { destinationName } from '../adapter/destination-name';

/** A setting of rudder-server that a destination recommends. */
export interface ServerFlag {
  /** The key in `config.yaml`. */
  readonly key: string;
  /** The environment variable. */
  readonly variable: string;
  readonly value: string;
  readonly why: string;
}

/** How many jobs rudder-server hands over at once by default. */
const usualJobs = 20;

/** The settings of rudder-server that a destination recommends, the most important first. */
export function serverFlags(destination: Destination): readonly ServerFlag[] {
  const name = destinationName(destination);
  const { visible } = prepareSettings(destination.authentication.fields, usualSettings(destination));
  const largest = Math.max(...destination.channels().map((channel) => limitsOf(channel, visible).items ?? usualJobs));
  return [
    flag(
      proxyKey(name),
      'true',
      'Sluice sends the requests and reads the answers job by job. Without it rudder-server sends them and looks at the ' +
        'status alone: what a vendor refuses under a 200 is reported as delivered, and events share no requests. Set the ' +
        'variable for Sluice, too, once rudder-server has it.',
    ),
    flag(
      `Processor.${name}.transformAt`,
      'router',
      'Events are then transformed where they can share requests, and where a failed one can be sent again alone.' +
        (builtInOf(destination) ? ' The definition of RudderStack’s own integration may say otherwise.' : ''),
    ),
    ...(largest > usualJobs
      ? [
          flag(
            `Router.${name}.noOfJobsToBatchInAWorker`,
            String(largest),
            `A request holds up to ${largest} of them; rudder-server hands over ${usualJobs} at a time unless told otherwise.`,
          ),
        ]
      : []),
  ];
}

function flag(key: string, value: string, why: string): ServerFlag {
  return { key, variable: variableOf(key), value, why };
}

/**
 * Returns a function that says whether rudder-server posts the requests of a destination (`BLUESHIFT`) back to the proxy. It reads
 * the same variable as rudder-server: `RSERVER_ROUTER_BLUESHIFT_TRANSFORMER_PROXY=true`.
 */
export function proxiedIn(environment: Readonly<Record<string, string | undefined>>): (name: string) => boolean {
  return rememberNames((name) => environment[variableOf(proxyKey(name))]?.trim().toLowerCase() === 'true');
}

function proxyKey(name: string): string {
  return `Router.${name}.transformerProxy`;
}

/** `Router.BLOOMREACH.transformerProxy` is read from `RSERVER_ROUTER_BLOOMREACH_TRANSFORMER_PROXY`. */
function variableOf(key: string): string {
  return `RSERVER_${key
    .replaceAll('.', '_')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()}`;
}
