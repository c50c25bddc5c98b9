// Counts the lines of a vendor package by kind: tables read like the vendor's documentation, the rest takes more thought.
import { parseSync } from 'oxc-parser';

/**
 * Counts the lines of a package's sources that contain code. Each line is counted once, as the first of these kinds whose removal
 * leaves only commas and semicolons on it:
 * - `rows`: a property, a constant or an argument that is made by one of `rowMakers` or by a row maker that the package defines, or
 *   that is such a constant; a table, which is an object of only rows, tables and spreads among them, with its brackets; what is
 *   spread next to rows; and the properties that are texts for users: `label`, `description`, `title`, `wanted`;
 * - `imports`: imports, and re-exports from other files;
 * - `declared`: tables without rows from the kit. These are the values of the properties `settings` and `presets`, and the vendor's
 *   words: objects, lists, maps and sets of only strings, numbers, booleans, and nested ones;
 * - `code`: everything else.
 * There are no rows or words inside functions.
 * @param {Readonly<Record<string, string>>} sources texts by path
 * @param {ReadonlySet<string>} rowMakers the names of the kit's functions that make rows
 */
export function countLines(sources, rowMakers) {
  const parsed = Object.values(sources).map((text) => {
    const { program, comments } = parseSync('source.ts', text);
    return { text, program, comments };
  });
  const names = { makers: new Set(rowMakers), rows: new Set() };
  const size = () => names.makers.size + names.rows.size;
  // Rows can be made of rows from other files, so repeat until no more are found.
  for (let known = -1; known !== size();) {
    known = size();
    for (const { program } of parsed) visit(program, (node) => learn(node, names));
  }
  const counts = { files: parsed.length, rows: 0, imports: 0, declared: 0, code: 0 };
  for (const { text, program, comments } of parsed) {
    const source = new Source(text);
    source.takeOut(comments);
    counts.rows += source.takeOut(partsOf(program, (node) => rowsAndTexts(node, names)));
    counts.imports += source.takeOut(program.body.filter(isImport));
    counts.declared += source.takeOut(partsOf(program, (node) => [...declarations(node), ...words(node)]));
    counts.code += source.fullLines;
  }
  return counts;
}

class Source {
  constructor(text) {
    this.characters = [...text].flatMap((one) => [one, ...Array(one.length - 1).fill('')]);
  }
  get fullLines() {
    const lines = this.characters.join('').split('\n');
    return lines.filter((line) => /[^\s,;]/.test(line)).length;
  }
  /** Blanks out these parts and returns how many lines became empty. */
  takeOut(parts) {
    const before = this.fullLines;
    for (const { start, end } of parts) {
      for (let at = start; at < end; at += 1) if (this.characters[at] !== '\n') this.characters[at] = ' ';
    }
    return before - this.fullLines;
  }
}

/** Visits a node and, unless `look` returns false, its descendants. */
function visit(node, look) {
  if (Array.isArray(node)) node.forEach((one) => visit(one, look));
  else if (typeof node === 'object' && node !== null) {
    if (typeof node.type === 'string' && look(node) === false) return;
    Object.values(node).forEach((one) => visit(one, look));
  }
}

/** What `find` returns for all nodes outside of functions. */
function partsOf(program, find) {
  const parts = [];
  visit(program, (node) => {
    if (isFunction(node)) return false;
    parts.push(...find(node));
    return true;
  });
  return parts;
}

function isFunction({ type }) {
  return ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(type);
}

function isImport({ type, source }) {
  return (
    type === 'ImportDeclaration' || type === 'ExportAllDeclaration' || (type === 'ExportNamedDeclaration' && source)
  );
}

/** Adds the names of constants that are rows, and of functions that make rows. */
function learn(node, names) {
  if (node.type === 'FunctionDeclaration' && returnsRow(node, names)) names.makers.add(node.id.name);
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || !node.init) return;
  if (isFunction(node.init) ? returnsRow(node.init, names) : isMakerCall(node.init)) names.makers.add(node.id.name);
  else if (isRow(node.init, names)) names.rows.add(node.id.name);
}

/** The kit's `named` creates row makers. */
function isMakerCall({ type, callee }) {
  return type === 'CallExpression' && callee.name === 'named';
}

function returnsRow({ body }, names) {
  if (body?.type !== 'BlockStatement' && body?.type !== 'FunctionBody') return isRow(body, names);
  const last = body.body.at(-1);
  return last?.type === 'ReturnStatement' && isRow(last.argument, names);
}

function isRow(node, names) {
  switch (node?.type) {
    case 'Identifier':
      return names.rows.has(node.name);
    case 'CallExpression':
      return node.callee.type === 'Identifier' && names.makers.has(node.callee.name);
    case 'TSAsExpression':
      return isRow(node.expression, names);
    case 'ObjectExpression': {
      // A row with some properties overridden, or a table.
      const [first] = node.properties;
      if (first?.type === 'SpreadElement' && isRow(first.argument, names)) return true;
      const members = node.properties.filter(({ type }) => type === 'Property');
      return members.length > 0 && members.every(({ value }) => isRow(value, names));
    }
    default:
      return false;
  }
}

function rowsAndTexts(node, names) {
  if (node.type === 'VariableDeclaration')
    return node.declarations.every(({ init }) => isRow(init, names)) ? [node] : [];
  if (node.type === 'ExportNamedDeclaration') {
    const isRows = node.declaration?.type === 'VariableDeclaration' && rowsAndTexts(node.declaration, names).length > 0;
    return isRows ? [node] : [];
  }
  if (node.type === 'CallExpression') return node.arguments.filter((one) => isRow(one, names));
  if (node.type !== 'ObjectExpression') return [];
  const members = node.properties.filter(({ type }) => type === 'Property');
  const rows = members.filter(({ value }) => isRow(value, names));
  const spread = rows.length > 0 ? node.properties.filter(({ type }) => type === 'SpreadElement') : [];
  const texts = members.filter(({ key, value }) => userTexts.includes(key.name) && isText(value));
  return [...rows, ...spread, ...texts];
}

const userTexts = ['label', 'description', 'title', 'wanted'];

function isText(node) {
  if (node.type === 'BinaryExpression') return node.operator === '+' && isText(node.left) && isText(node.right);
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}

function declarations(node) {
  const isDeclaration = node.type === 'Property' && ['settings', 'presets'].includes(node.key.name);
  return isDeclaration ? [node] : [];
}

/** Values of properties and constants, and arguments, that are words. */
function words({ type, value, init, arguments: given = [] }) {
  if (type === 'Property') return isWords(value) ? [value] : [];
  if (type === 'VariableDeclarator') return isWords(init) ? [init] : [];
  return type === 'CallExpression' ? given.filter(isWords) : [];
}

function isWords(node) {
  switch (node?.type) {
    case 'TSAsExpression':
      return isWords(node.expression);
    case 'NewExpression':
      return ['Map', 'Set'].includes(node.callee.name) && node.arguments.length === 1 && isWords(node.arguments[0]);
    case 'ArrayExpression':
      return node.elements.length > 0 && node.elements.every(isWord);
    case 'ObjectExpression':
      return node.properties.length > 0 && node.properties.every(({ value }) => isWord(value));
    default:
      return false;
  }
}

function isWord(node) {
  const isScalar = node?.type === 'Literal' && ['string', 'number', 'boolean'].includes(typeof node.value);
  return isScalar || isText(node ?? {}) || isWords(node);
}

/** The names that a file of the kit exports. */
export function exportedNames(text) {
  return parseSync('source.ts', text).program.body.flatMap(({ type, declaration }) => {
    if (type !== 'ExportNamedDeclaration' || !declaration) return [];
    const declared = declaration.declarations ?? [declaration];
    return declared.flatMap(({ id }) => (id?.type === 'Identifier' ? [id.name] : []));
  });
}
