import type { Directive } from '../directive';
import { isObject } from '../is-object';
import { splitPath } from '../split-path';

/**
 * `{ '@arrayPath': ['$.products', { price: { '@path': '$.price' } }] }`: a list, each item in a new shape. Paths in the
 * shape start from the item. A single object counts as a list of one; without a shape the value is returned as it is.
 */
export const arrayPath: Directive = {
  check: (operand) => {
    if (!operand.is('array')) return;
    const list = operand.item(0);
    if (list.mapping()) list.is('directive', 'string');
    operand.item(1).mapping();
  },
  emit: (operand, code, scope) => {
    if (!Array.isArray(operand)) return code.fail('must be a list of a path and a shape', scope);
    const [list, shape] = operand as unknown[]; // -- Array.isArray gives any[]
    const isShaped = isObject(shape) && Object.keys(shape).length > 0;
    const rootScope = { ...scope, isOutput: scope.isOutput && !isShaped };
    const root =
      typeof list === 'string'
        ? code.path(splitPath(list.replace('$.', '')), rootScope)
        : code.item(operand, 0, rootScope);
    if (!isShaped) return root;
    const result = code.variable();
    code.line(`${result} = ${root};`);
    code.block(`if (Array.isArray(${root}) || ${code.external(isObject)}(${root}))`, () => {
      code.line(`${result} = [];`);
      const item = code.name();
      code.block(`for (const ${item} of Array.isArray(${root}) ? ${root} : [${root}])`, () =>
        code.line(`${result}.push(${code.item(operand, 1, { ...scope, root: item })});`),
      );
    });
    return result;
  },
};
