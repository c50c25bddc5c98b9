/**
 * What a user does with each package, in code that is valid in both module systems of JavaScript and in TypeScript: the imports,
 * and statements that throw if something is wrong.
 */
export function subjectsFor(slugs, { event, settings }) {
  return [
    ...slugs.map((slug) => ({
      name: slug,
      imports: [{ from: `@sluice/${slug}`, names: ['destination'], byDefault: 'byDefault' }],
      code: `
        if (byDefault !== destination || destination.slug !== '${slug}') throw new Error('The default is another one.');
        const [preset] = destination.presets;
        if (!preset || Object.keys(preset.mapping).length < 3) throw new Error('There is no preset.');
        const plan = destination.actions[preset.partnerAction]!.plannerFor(preset.mapping);
        if (!plan({}, {})) throw new Error('Nothing is planned.');`,
      isDestination: true,
      isForBrowsers: true,
      oldestNode: 18,
    })),
    {
      name: 'kit',
      imports: [
        { from: '@sluice/kit', names: ['defineConnection', 'snakeCase'] },
        { from: '@sluice/kit/host', names: ['assemble', 'snakeCase as same'] },
      ],
      code: `
        if (snakeCase('Order Completed') !== 'order_completed' || snakeCase !== same) throw new Error('There are two kits.');
        if (!defineConnection({ settings: {} }).action || !assemble) throw new Error('It cannot define.');`,
      isForBrowsers: true,
      oldestNode: 18,
    },
    {
      name: 'engine',
      imports: [
        { from: '@sluice/engine', names: ['compile'] },
        { from: '@sluice/engine/transports', names: ['undiciTransport'] },
        { from: '@sluice/bluecore', names: ['destination'] },
      ],
      code: `
        const pipeline = compile(destination, { settings: ${JSON.stringify(settings.bluecore)} });
        const { drafts } = pipeline.plan([${JSON.stringify(event)}]);
        if (drafts.length === 0) throw new Error('Nothing is planned.');
        await undiciTransport().close();`,
    },
    {
      name: 'engine, planning',
      imports: [
        { from: '@sluice/engine', names: ['compile'] },
        { from: '@sluice/bluecore', names: ['destination'] },
      ],
      code: `
        const pipeline = compile(destination, { settings: ${JSON.stringify(settings.bluecore)} });
        const { drafts } = pipeline.plan([${JSON.stringify(event)}]);
        if (drafts.length === 0) throw new Error('Nothing is planned.');`,
      isForBrowsers: true,
    },
    {
      name: 'catalog',
      imports: [{ from: '@sluice/catalog', names: ['catalog'] }],
      code: `if (Object.values(catalog).length !== ${slugs.length}) throw new Error('One is missing.');`,
    },
    {
      name: 'check',
      imports: [
        { from: '@sluice/check', names: ['isDefinition', 'review'] },
        { from: '@sluice/bluecore', names: ['destination'] },
      ],
      code: `if (!isDefinition(destination) || review(destination).length > 0) throw new Error('There are findings.');`,
    },
    {
      name: 'events',
      imports: [{ from: '@sluice/events', names: ['capturedEvents', 'generateEvents', 'specEvents'] }],
      code: `
        if (specEvents.length < 30 || capturedEvents().length < 30) throw new Error('There are no events.');
        if ([...generateEvents({ count: 7 })].length !== 7) throw new Error('There is no journey.');`,
      isForBrowsers: true,
    },
    {
      name: 'simulators',
      imports: [{ from: '@sluice/simulators', names: ['startSimulator'] }],
      code: `
        const simulator = await startSimulator('bluecore');
        const { status } = await fetch(simulator.origin, { method: 'POST', body: '{}' });
        if (status < 400) throw new Error('It takes anything.');
        await simulator.close();`,
    },
    {
      name: 'rudderstack',
      imports: [
        { from: '@sluice/rudderstack', names: ['createAdapter', 'definitionFiles'] },
        { from: '@sluice/tracify', names: ['destination'] },
      ],
      code: `
        if (!createAdapter || definitionFiles(destination).flags.length === 0) throw new Error('It tells nothing.');`,
    },
    {
      name: 'segment-destinations',
      peers: ['@segment/actions-core', 'liquidjs'],
      imports: [{ from: '@sluice/segment-destinations', names: ['asDestination', 'NotInstalled'] }],
      code: `if (!asDestination || !NotInstalled) throw new Error('It is not there.');`,
    },
    { name: 'cli' },
    { name: 'mapping-editor' },
    { name: 'workbench' },
  ];
}

/** The dependencies of a subject's program. */
export function packagesOf({ name, imports = [{ from: `@sluice/${name}` }] }) {
  return [...new Set(imports.map(({ from }) => from.split('/').slice(0, 2).join('/')))];
}

/** A subject's program, for CommonJS, for ES modules, or in TypeScript. */
export function programOf({ imports, code }, form) {
  const head = imports.map(({ from, names, byDefault }) => {
    if (form !== 'cjs') return `import ${byDefault ? `${byDefault}, ` : ''}{ ${names.join(', ')} } from '${from}';`;
    const members = [
      ...names.map((name) => name.replace(' as ', ': ')),
      ...(byDefault ? [`default: ${byDefault}`] : []),
    ];
    return `const { ${members.join(', ')} } = require('${from}');`;
  });
  const body = form === 'ts' ? code : code.replaceAll(']!', ']');
  return `${head.join('\n')}\nasync function main() {${body}\n  console.log('well');\n}\nvoid main();\n`;
}
