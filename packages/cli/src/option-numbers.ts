import { InvalidArgumentError } from 'commander';

/** Creates the parser of an option that takes a whole number. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    const bounds = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
    throw new InvalidArgumentError(`It must be a whole number, ${bounds}.`);
  };
}

/** Parses an option that takes a number of hours. */
export function hours(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number > 0) return number;
  throw new InvalidArgumentError('It must be a number of hours, as in 24 or 0.5.');
}
