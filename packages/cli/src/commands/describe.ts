import { type Action, type Destination, didYouMean, titleOf } from '@sluice/kit/host';
import type { Command } from 'commander';
import { subscriptionOf } from '../configuration/subscription-of';
import { examples } from '../examples';
import { findDestination } from '../find-destination';
import type { Session } from '../session';
import { describeAction, describeDestination } from '../text/describe-destination';
import { lookOf } from '../text/look';
import { UsageError } from '../usage-error';
import { write } from '../write';

interface DescribeOptions {
  readonly json?: true;
  readonly subscription?: true;
}

/** `sluice describe` */
export function describe(program: Command, { io }: Session): void {
  program
    .command('describe')
    .description('show what a destination takes: settings, actions, presets; or the fields of one action')
    .argument('<destination>', 'name as in "sluice list"')
    .argument('[action]', 'an action or a preset of it')
    .option('--json', 'the definition as JSON, with every field, and the presets as subscriptions')
    .option('--subscription', 'a subscription of the action with its default mapping, as JSON for a config file')
    .addHelpText(
      'after',
      examples([
        'sluice describe bloomreach',
        'sluice describe bloomreach purchase',
        'sluice describe tracify conversion --subscription > subscriptions.json',
      ]),
    )
    .action(async (slug: string, written: string | undefined, { json, subscription }: DescribeOptions) => {
      const destination = findDestination(slug);
      const key = written === undefined ? undefined : actionOf(destination, written);
      const action = key === undefined ? undefined : destination.actions[key];
      if (subscription) await write(io.stdout, subscriptionText(key, action));
      else if (json) await write(io.stdout, `${JSON.stringify(action ?? destination, null, 2)}\n`);
      else if (key !== undefined && action)
        await write(io.stdout, describeAction(destination, key, action, lookOf(io)));
      else await write(io.stdout, describeDestination(destination, lookOf(io)));
    });
}

/** The subscription as it appears in a config file's "subscriptions": under the action's title. */
function subscriptionText(key: string | undefined, action: Action | undefined): string {
  if (key === undefined || !action) throw new UsageError('--subscription: name an action, too.');
  return `${JSON.stringify({ [action.title]: subscriptionOf(key, action) }, null, 2)}\n`;
}

/** Finds an action by its key, its title, or the name of one of its presets, and returns its key. */
function actionOf(destination: Destination, written: string): string {
  const { actions, presets } = destination;
  const isIt = (text: string) => text.toLowerCase() === written.toLowerCase();
  const own = Object.entries(actions).find(([key, { title }]: [string, Action]) => isIt(key) || isIt(title));
  const found = own?.[0] ?? presets.find((preset) => isIt(preset.name))?.partnerAction;
  if (found !== undefined) return found;
  const known = Object.keys(actions);
  const hint = didYouMean(written, [...known, ...presets.map((preset) => preset.name)]);
  throw new UsageError(
    `${titleOf(destination)} has no action "${written}".${hint} "sluice describe ${destination.slug}" lists them.`,
  );
}
