import type { DirectiveName } from '@sluice/kit/host';
import type { Directive } from './directive';
import { arrayPath } from './directives/array-path';
import { caseDirective } from './directives/case';
import { excludeWhenNull } from './directives/exclude-when-null';
import { flatten } from './directives/flatten';
import { ifDirective } from './directives/if';
import { json } from './directives/json';
import { literal } from './directives/literal';
import { merge } from './directives/merge';
import { path } from './directives/path';
import { replace } from './directives/replace';
import { template } from './directives/template';
import { transform } from './directives/transform';

/** The mapping language without Liquid, whose library is larger than all the rest. */
export const plainDirectives = {
  '@path': path,
  '@template': template,
  '@literal': literal,
  '@if': ifDirective,
  '@case': caseDirective,
  '@replace': replace,
  '@arrayPath': arrayPath,
  '@json': json,
  '@flatten': flatten,
  '@merge': merge,
  '@transform': transform,
  '@excludeWhenNull': excludeWhenNull,
} satisfies Record<Exclude<DirectiveName, '@liquid'>, Directive>;
