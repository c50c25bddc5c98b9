import type { Command } from 'commander';
import { wholeNumber } from './option-numbers';
import { repeatable } from './repeatable';

/** Options that make a simulator in this process misbehave. */
export interface FaultOptions {
  readonly fault?: readonly string[];
  readonly seed?: number;
}

/** Adds `--fault` and `--seed`. */
export function addFaultOptions(command: Command): Command {
  return command
    .option('--fault <kind=rate>', 'make the simulator fail, as in 429=5% or item=0.01; can be repeated', repeatable)
    .option('--seed <number>', 'the same seed makes the same random choices', wholeNumber(0));
}

/** Adds `--traffic`. */
export function addTrafficOption(command: Command): Command {
  return command.option('--traffic <file>', 'append the simulator’s exchanges to a file, one JSON object per line');
}
