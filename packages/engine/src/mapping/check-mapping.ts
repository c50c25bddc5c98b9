import { ConfigurationError, type ConfigurationProblem } from '../configuration-error';
import { unparsedLiquid } from './directives/unparsed-liquid';
import { Emitter } from './emitter';
import { plainDirectives } from './plain-directives';

const language = { ...plainDirectives, '@liquid': unparsedLiquid };

/**
 * What is wrong with a mapping, whatever the event: everything that `compileMapping` throws, except for Liquid templates that do not
 * parse. Generates no code, so that pages whose Content-Security-Policy forbids it can call this.
 */
export function checkMapping(mapping: Readonly<Record<string, unknown>>): readonly ConfigurationProblem[] {
  try {
    new Emitter(language).transform(mapping, { root: 'event', isOutput: true, place: '' });
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}
