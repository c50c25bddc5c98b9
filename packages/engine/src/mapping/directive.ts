import type { Emitter } from './emitter';
import type { Operand } from './operand';
import type { Scope } from './scope';

/** One directive of the mapping language. */
export interface Directive {
  /** Reports what is wrong with the operand, whatever the event: Segment refuses such a mapping as a whole. */
  readonly check: (operand: Operand) => void;
  /**
   * Writes the code for the directive's value and returns the name of its variable, or a literal. Any operand is possible:
   * Segment does not check those within lists, so a mistake there is thrown when an event gets to it.
   */
  readonly emit: (operand: unknown, code: Emitter, scope: Scope) => string;
}
