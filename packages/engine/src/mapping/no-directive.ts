import { didYouMean, directiveNames } from '@sluice/kit/host';

/** Says that a name is no directive's. */
export function noDirective(name: string): string {
  return `"${name}" is not a directive.${didYouMean(name, directiveNames)} The directives are ${directiveNames.join(', ')}.`;
}
