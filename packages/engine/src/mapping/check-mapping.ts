import { ConfigurationError, type ConfigurationProblem } from '../configuration-error';
import { unparsedLiquid } from './directives/unparsed-liquid';
import { Emitter } from './emitter';
import { plainDirectives } from './plain-directives';

const language = { ...plainDirectives, '@liquid': unparsedLiquid };

/**
 * What is wrong with a mapping whatever the event: all that `compileMapping` throws but for templates of Liquid that do not parse.
 * No code is made, so that a page may ask whose Content-Security-Policy forbids it.
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
