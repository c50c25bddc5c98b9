import { isObject } from '../is-object';
import type { Loss, VendorAnswer, VendorRequest } from '../vendor-simulator';
import { refuse } from './refuse';
import { findTraps, type Place } from './traps';
import { validateCommand } from './validate-command';

type Command = Readonly<Record<string, unknown>>;

// EN-batch. Assumed: the Data Hub has the same limit.
const mostCommands = 50;

export function answerBatch(place: Place, refuseItem: () => boolean): VendorAnswer {
  const { request } = place;
  const commands = isObject(request.json) ? request.json.commands : undefined;
  // EN-err: the texts. Assumed: missing `commands` count as no commands, and `commands` that are not a list are invalid.
  if (commands === undefined || (Array.isArray(commands) && commands.length === 0)) {
    return refuseBatch(request, 'No commands');
  }
  if (!Array.isArray(commands)) return refuseBatch(request, 'Invalid JSON');
  // EN-err: one command that is not an object fails the whole request.
  const strangers = commands.flatMap((command, index) => (isObject(command) ? [] : [index]));
  if (strangers.length > 0) return { ...refuseBatch(request, 'Invalid JSON'), refusedItems: strangers };
  // EN-batch: the limit. Assumed: the text.
  if (commands.length > mostCommands) return refuseBatch(request, `At most ${mostCommands} commands are allowed`);

  const seconds = request.at.getTime() / 1000;
  const judged = commands.filter(isObject).map((command) => judge(command, place, refuseItem));
  const refusedItems = judged.flatMap(({ errors }, index) => (errors.length > 0 ? [index] : []));
  return {
    status: 200,
    // EN-batch: in the order of the commands; `success` is true even if commands failed.
    json: {
      results: judged.map(({ command, errors }) => resultOf(command, errors, seconds)),
      start_time: seconds,
      end_time: seconds,
      success: true,
    },
    accepted: commands.length - refusedItems.length,
    refused: refusedItems.length,
    refusedItems,
    dropped: judged.flatMap(({ command, reasons }, index) =>
      reasons.map((reason) => ({ reason, index, item: command })),
    ),
  };
}

/** EN-add, EN-cust: a single object, the same as the `data` of a command. EN-err: the answers. Assumed: the 400. */
export function answerSingle(name: string, place: Place, refuseItem: () => boolean): VendorAnswer {
  const { request } = place;
  const { errors, reasons } = judge({ name, data: request.json }, place, refuseItem);
  if (errors.length > 0) {
    return { ...refuse(request, { status: 400, json: { success: false, errors } }), refusedItems: [0] };
  }
  const dropped = reasons.map((reason) => ({ reason, index: 0, item: request.json }));
  return { status: 200, json: { errors: [], success: true }, accepted: 1, refused: 0, dropped };
}

interface Judged {
  readonly command: Command;
  readonly errors: readonly string[];
  readonly reasons: readonly Loss['reason'][];
}

function judge(command: Command, place: Place, refuseItem: () => boolean): Judged {
  const { errors, unknown } = validateCommand(command, place.api, place.project.limits);
  if (errors.length > 0) return { command, errors, reasons: [] };
  if (refuseItem()) return { command, errors: [permissionError(command)], reasons: [] };
  // Assumed: the vendor ignores members it does not know. Reporting them makes misspelt members visible.
  const ignored = unknown.map((member) => `Bloomreach does not know ${member} and ignores it`);
  return { command, errors, reasons: [...ignored, ...findTraps(command.name, command.data, place)] };
}

// EN-err
function permissionError({ name }: Command): string {
  return name === 'customers'
    ? 'not authorized to update specified customer properties'
    : 'Not authorized to add event of specified type';
}

// EN-batch: `command_id` is returned in the command's result, the server's time in `time`.
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
