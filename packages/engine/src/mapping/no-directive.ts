import { didYouMean, directiveNames } from '@sluice/kit/host';

/** The message that there is no directive with this name. */
export function noDirective(name: string): string {
  const all = `The directives are ${directiveNames.join(', ')}.`;
  return `"${name}" is not a directive.${didYouMean(name, directiveNames, all)}`;
}
