import type { DroppedItem, VendorAnswer, VendorRequest } from '../vendor-simulator';
import type { Endpoint } from './endpoint';
import { isObject } from '@sluice/kit';
import { refuse } from './refuse';
import { findTraps } from './traps';
import { validateCommand } from './validate-command';

type Api = Endpoint['api'];
type Command = Readonly<Record<string, unknown>>;

// EN-batch. Assumed: the Data Hub has the same limit.
const mostCommands = 50;

export function answerBatch(request: VendorRequest, api: Api, refuseItem: () => boolean): VendorAnswer {
  const commands = isObject(request.json) ? request.json.commands : undefined;
  // EN-err: the texts. Assumed: missing commands are no commands, and commands in no list are invalid.
  if (commands === undefined || (Array.isArray(commands) && commands.length === 0)) {
    return refuseBatch(request, 'No commands');
  }
  // EN-err: one command that is not an object fails the whole request.
  if (!Array.isArray(commands) || !commands.every(isObject)) return refuseBatch(request, 'Invalid JSON');
  // EN-batch: the limit. Assumed: the text.
  if (commands.length > mostCommands) return refuseBatch(request, `At most ${mostCommands} commands are allowed`);

  const seconds = request.at.getTime() / 1000;
  const judged = commands.map((command) => judge(command, api, refuseItem));
  const refused = judged.filter(({ errors }) => errors.length > 0).length;
  return {
    status: 200,
    // EN-batch: in the order of the commands; `success` stays true where commands failed.
    json: {
      results: judged.map(({ command, errors }) => resultOf(command, errors, seconds)),
      start_time: seconds,
      end_time: seconds,
      success: true,
    },
    accepted: commands.length - refused,
    refused,
    dropped: judged.flatMap(({ dropped }) => dropped),
  };
}

interface Judged {
  command: Command;
  errors: readonly string[];
  dropped: readonly DroppedItem[];
}

function judge(command: Command, api: Api, refuseItem: () => boolean): Judged {
  const { errors, unknown } = validateCommand(command, api);
  if (errors.length > 0) return { command, errors, dropped: [] };
  if (refuseItem()) return { command, errors: [permissionError(command)], dropped: [] };
  // Assumed: the vendor ignores what it does not know. That makes misspelt members visible.
  const ignored = unknown.map((member) => `Bloomreach does not know ${member} and ignores it`);
  const reasons = [...ignored, ...findTraps(command.name, command.data, api)];
  return { command, errors, dropped: reasons.map((reason) => ({ reason, item: command })) };
}

// EN-err
function permissionError({ name }: Command): string {
  return name === 'customers'
    ? 'not authorized to update specified customer properties'
    : 'Not authorized to add event of specified type';
}

// EN-batch: `command_id` comes back in the command's result, the server's time in `time`.
function resultOf({ name, command_id }: Command, errors: readonly string[], seconds: number): object {
  return {
    success: errors.length === 0,
    ...(errors.length > 0 ? { errors } : name === 'system/time' ? { time: seconds } : {}),
    ...(typeof command_id === 'string' ? { command_id } : {}),
  };
}

// EN-err: the shape.
function refuseBatch(request: VendorRequest, message: string): VendorAnswer {
  return refuse(request, { status: 400, json: { success: false, message } });
}
