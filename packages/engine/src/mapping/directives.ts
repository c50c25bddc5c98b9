import type { DirectiveName } from '@sluice/kit/host';
import type { Directive } from './directive';
import { liquid } from './directives/liquid';
import { plainDirectives } from './plain-directives';

/** The mapping language. */
export const directives: Readonly<Record<DirectiveName, Directive>> = { ...plainDirectives, '@liquid': liquid };
