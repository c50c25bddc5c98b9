import { didYouMean, directiveNames } from '@sluice/kit/host';

/** Says that a name is no directive's. */
export function noDirective(name: string): string {
  const all = `The directives are ${directiveNames.join(', ')}.`;
  return `"${name}" is not a directive.${didYouMean(name, directiveNames, all)}`;
}
