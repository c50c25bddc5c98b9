import { type Kind, unreadable } from './kind';
import { textOf } from './text-of';

const answers: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['y', true],
  ['t', true],
  ['on', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['n', false],
  ['f', false],
  ['off', false],
  ['0', false],
]);

/** True or false, also as `t` and `f`, as PostgreSQL prints them: https://www.postgresql.org/docs/current/datatype-boolean.html */
export const yesOrNo: Kind<boolean> = {
  name: 'yesOrNo',
  wanted: 'true or false',
  read: (given) => {
    if (typeof given === 'boolean') return given;
    const text = textOf(given);
    return typeof text === 'string' ? (answers.get(text.toLowerCase()) ?? unreadable) : text;
  },
};
