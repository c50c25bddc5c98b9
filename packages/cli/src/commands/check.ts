import { examples } from '../examples';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { catalog } from '@sluice/catalog';
import { type Definition, type Finding, isDefinition, review } from '@sluice/check';
import { count, didYouMean, titleOf } from '@sluice/kit/host';
import type { Command } from 'commander';
import { exitCode } from '../exit-code';
import { findSegmentDefinition, isOfSegment } from '../segment-destinations';
import type { Session } from '../session';
import { type Look, lookOf } from '../text/look';
import { wrap } from '../text/wrap';
import { UsageError } from '../usage-error';
import { write } from '../write';

interface Options {
  readonly module?: string;
  readonly json?: true;
}

/** `sluice check` */
export function check(program: Command, session: Session): void {
  program
    .command('check')
    .description('review a definition: one of Sluice’s, your own, or one of Segment’s')
    .argument(
      '[path]',
      'a file or package folder that exports it, or one of Sluice’s destinations; default: this folder',
    )
    .option('--module <package>', 'an installed package that exports it')
    .option('--json', 'the findings as JSON')
    .addHelpText(
      'after',
      examples(
        [
          'sluice check ./my-destination/dist/index.js',
          'sluice check --module @acme/segment-destination',
          'sluice check bloomreach',
          'sluice check segment:slack',
        ],
        'This loads the module, so its code runs. Nothing is sent. Exit code 1 if something is wrong.',
      ),
    )
    .action(async (path: string | undefined, { module, json }: Options) => {
      if (path !== undefined && module !== undefined) throw new UsageError('Give a path or --module, not both.');
      const definition = load(path, module);
      const findings = review(definition);
      const { io } = session;
      await write(io.stdout, json ? `${JSON.stringify(findings, null, 2)}\n` : told(definition, findings, lookOf(io)));
      if (findings.some(({ level }) => level === 'wrong')) session.exitCode = exitCode.rejected;
    });
}

function load(path: string | undefined, name: string | undefined): Definition {
  if (path !== undefined && isOfSegment(path)) return findSegmentDefinition(path).definition as Definition;
  if (path !== undefined && Object.hasOwn(catalog, path) && catalog[path]) return catalog[path];
  const written = name ?? path ?? '.';
  const file = name === undefined ? resolve(written) : undefined;
  if (file !== undefined && !existsSync(file)) {
    const hint = didYouMean(written, Object.keys(catalog));
    throw new UsageError(`${written}: there is no such file, folder or destination.${hint}`);
  }
  let definition: Definition | undefined;
  try {
    definition = definitionIn(createRequire(join(process.cwd(), 'package.json'))(file ?? written));
  } catch (error) {
    const [reason = ''] = (isNativeError(error) ? error.message : String(error)).split('\n');
    if (!reason.startsWith(`Cannot find module '${file ?? written}'`)) {
      // Only newer versions of Node.js load it, and only in part.
      const hint = /\.[cm]?tsx?$/.test(written) ? '. Compile it first, and name the JavaScript file.' : '';
      throw new UsageError(`${written} cannot be loaded: ${reason}${hint}`);
    }
    throw new UsageError(
      file === undefined
        ? `${written} is not installed here.`
        : `${written}: this folder has no package that is built. Name the file that exports the definition.`,
    );
  }
  if (!definition) {
    throw new UsageError(
      `${written} exports no definition: an object with "name" and "actions", as "destination" or default.`,
    );
  }
  return definition;
}

function definitionIn(exported: unknown, depth = 0): Definition | undefined {
  if (isDefinition(exported)) return exported;
  if (typeof exported !== 'object' || exported === null || depth > 1) return undefined;
  const { destination, default: own, ...others }: Readonly<Record<string, unknown>> = { ...exported };
  for (const one of [destination, own, ...Object.values(others)]) {
    const found = definitionIn(one, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function told({ name, slug = name }: Definition, findings: readonly Finding[], { paint, width }: Look): string {
  const wrong = findings.filter(({ level }) => level === 'wrong').length;
  const lines = findings.map(({ level, place, problem, fix }) => {
    const head = wrap(`${paint(level === 'wrong' ? 'bad' : 'warning', level)} ${place}`, '  ', width, '');
    return `${head}${wrap(`${problem} ${fix}`, '  ', width)}`;
  });
  const sum = `${paint(wrong > 0 ? 'bad' : 'good', titleOf({ name, slug }))}: ${count(wrong, 'thing')} wrong, ${findings.length - wrong} doubtful.`;
  return [...lines, wrap(sum, '', width)].join('\n');
}
