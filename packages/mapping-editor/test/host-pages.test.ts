import { catalog } from '@sluice/catalog';
import { specEvents } from '@sluice/events';
import { inBrowser, type OpenedPage } from '@sluice/test-utils/browser';
import { bundleEditor, type ForeignPage, serveForeignPage } from './foreign-page.ts';

type Page = OpenedPage['page'];

const [bluecore, tracify] = [catalog.bluecore, catalog.tracify].map(
  (destination) => JSON.parse(JSON.stringify(destination)) as object,
);

/** Runs in the page, where `editor` is the first element and `settle` waits until it shows what it was given. */
function inPage<T>(page: Page, code: string): Promise<T> {
  return page.evaluate(`(async () => {
    const editor = document.querySelector('sluice-mapping');
    const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
    const named = (name, at = editor) => [...at.shadowRoot.querySelectorAll('button, select, input, textarea')]
      .find((one) => (one.ariaLabel ?? one.textContent).trim() === name);
    const press = async (name) => { const one = named(name); one.focus(); one.click(); await settle(); };
    const titleOf = (at) => at.shadowRoot.querySelector('h2')?.textContent;
    await settle();
    ${code}
  })()`);
}

inBrowser('the mapping editor, whatever its page does', (open) => {
  let foreign: ForeignPage;
  beforeAll(async () => {
    foreign = await serveForeignPage(bundleEditor());
  });
  afterAll(() => foreign.close());

  const openEditor = (properties: object = {}, options = {}) =>
    foreign.open(open, { destination: bluecore, events: specEvents, ...properties }, options);

  it('leaves no global behind', async () => {
    const { page, faults } = await openEditor();
    const globals = await inPage<string[]>(
      page,
      `const frame = document.body.appendChild(document.createElement('iframe'));
       const known = new Set(Object.getOwnPropertyNames(frame.contentWindow));
       return Object.getOwnPropertyNames(globalThis).filter((name) => !known.has(name));`,
    );
    // The page keeps that one itself; others are frames, and the debugger's.
    expect(globals.filter((name) => !/^(\d+|__.*)$/.test(name))).toEqual(['changes']);
    expect(faults).toEqual([]);
  });

  it('stands twice in a page, each by itself', async () => {
    const { page, faults } = await openEditor();
    const told = await inPage(
      page,
      `const other = document.createElement('sluice-mapping');
       let changes = 0;
       other.addEventListener('change', () => (changes += 1));
       other.destination = ${JSON.stringify(tracify)};
       document.querySelector('main').append(other);
       await settle();
       await press('Purchase');
       return [titleOf(editor), titleOf(other), changes, globalThis.changes.length];`,
    );
    expect(told).toEqual(['Bluecore', 'Tracify', 0, 1]);
    expect(faults).toEqual([]);
  });

  it('can be taken out of the page and put back, into a shadow root, and into another document', async () => {
    const { page, faults } = await openEditor();
    const told = await inPage(
      page,
      `await press('Search');
       const main = document.querySelector('main');
       const frame = main.appendChild(document.createElement('iframe'));
       const box = main.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
       const told = [];
       for (const place of [main, box, frame.contentDocument.body, main]) {
         editor.remove();
         await settle();
         place.append(editor);
         await settle();
         const item = editor.shadowRoot.querySelector('.list-item');
         const isOff = named('Search').ariaChecked === 'false';
         told.push([isOff, editor.ownerDocument.defaultView.getComputedStyle(item).paddingLeft]);
       }
       return told;`,
    );
    expect(told).toEqual(Array.from({ length: 4 }, () => [true, '8px']));
    expect(faults).toEqual([]);
  });

  it('turns to another destination, and keeps nothing of the first one’s', async () => {
    const { page, faults } = await openEditor();
    const told = await inPage(
      page,
      `await press('Purchase');
       editor.destination = ${JSON.stringify(tracify)};
       await settle();
       const off = editor.shadowRoot.querySelectorAll('li.off').length;
       editor.destination = undefined;
       await settle();
       const nothing = editor.shadowRoot.textContent;
       editor.destination = ${JSON.stringify(bluecore)};
       await settle();
       return [off, nothing, titleOf(editor), named('Purchase').ariaChecked];`,
    );
    expect(told).toEqual([0, '', 'Bluecore', 'true']);
    expect(faults).toEqual([]);
  });

  it.each([
    ['what it told, as a framework does with each change', 'subscriptions'],
    ['what differs from the presets, as it was kept', 'overrides'],
  ])('takes back %s, and stays where it is', async (_, member) => {
    const { page, faults } = await openEditor();
    await page.getByRole('button', { name: 'Purchase' }).click();
    await inPage(
      page,
      `editor.addEventListener('change', ({ detail }) => {
         Object.assign(editor, JSON.parse(JSON.stringify({ destination: editor.destination, subscriptions: detail.${member} })));
       });`,
    );
    await page.getByRole('button', { name: /^Edit Email: / }).click();
    await page.getByRole('combobox', { name: 'Path of Email, source 1' }).pressSequentially('own.', { delay: 5 });
    expect(await inPage(page, 'return editor.shadowRoot.activeElement.ariaLabel')).toBe('Path of Email, source 1');
    const changes = await inPage<{ overrides: object }[]>(page, 'return globalThis.changes');
    expect(changes.at(-1)?.overrides).toEqual({
      Purchase: {
        mapping: { email: expect.arrayContaining([{ '@path': expect.stringMatching(/^own\./) as string }]) as unknown },
      },
    });
    // Another element begins with it.
    const again = await inPage(
      page,
      `const other = document.createElement('sluice-mapping');
       other.subscriptions = globalThis.changes.at(-1).${member};
       other.destination = editor.destination;
       document.querySelector('main').append(other);
       await settle();
       return JSON.stringify(other.subscriptions) === JSON.stringify(editor.subscriptions);`,
    );
    expect(again).toBe(true);
    expect(faults).toEqual([]);
  });

  it.each([
    ['"none"', 'It must be a list of subscriptions, or an object with changes to the presets.'],
    ['[null]', 'It must be an object with "partnerAction", "subscribe" and "mapping".'],
    ['[{ "name": "Own" }]', 'The trigger must be a string, as in type = "track".'],
    ['{ "Purchas": {} }', 'Bluecore has no preset "Purchas". Did you mean Purchase?'],
  ])('says what is wrong with the subscriptions %s, and edits nothing', async (given, message) => {
    const { page, faults } = await openEditor();
    const told = await inPage<[string, boolean, number]>(
      page,
      `editor.subscriptions = ${given};
       await settle();
       const told = [editor.shadowRoot.textContent, editor.checkValidity(), editor.shadowRoot.querySelectorAll('button').length];
       editor.subscriptions = undefined;
       editor.events = [null, 'text', {}];
       await settle();
       return [...told, titleOf(editor)];`,
    );
    expect(told).toEqual([expect.stringContaining(message), false, 0, 'Bluecore']);
    expect(faults).toEqual([]);
  });

  it('is a control of a form: with a value, held back while something cannot work, reset and disabled with it', async () => {
    const { page, faults } = await openEditor();
    const told = await inPage<unknown[]>(
      page,
      `const form = document.querySelector('main').appendChild(document.createElement('form'));
       let submits = 0;
       form.addEventListener('submit', (event) => { event.preventDefault(); submits += 1; });
       editor.name = 'mappings';
       form.append(editor);
       await press('Search');
       const value = new FormData(form).get('mappings');
       form.requestSubmit();
       editor.subscriptions = { Purchase: { mapping: { email: { '@path': 5 } } } };
       await settle();
       form.requestSubmit();
       await settle();
       await new Promise((resolve) => requestAnimationFrame(resolve));
       const shown = editor.shadowRoot.querySelector('.subscription').ariaLabel;
       const said = [editor.matches(':invalid'), editor.validationMessage, shown];
       editor.subscriptions = { Search: false };
       await settle();
       await press('Search');
       const edited = new FormData(form).get('mappings');
       form.reset();
       await settle();
       const reset = new FormData(form).get('mappings');
       const fieldset = form.appendChild(document.createElement('fieldset'));
       fieldset.append(editor);
       fieldset.disabled = true;
       await settle();
       return [value, submits, ...said, edited, reset, named('Search').matches(':disabled')];`,
    );
    expect(told).toEqual([
      '{"Search":false}',
      1,
      true,
      expect.stringMatching(/^subscriptions\[\d+\]\.mapping\.email\.@path: must be a directive/),
      'Purchase',
      '{}',
      '{"Search":false}',
      true,
    ]);
    expect(faults).toEqual([]);
  });

  it('keeps the focus near what was taken away', async () => {
    const { page, faults } = await openEditor();
    await page.getByRole('button', { name: 'Purchase' }).click();
    await page.getByRole('button', { name: /^Edit Email: / }).click();
    const told = await inPage(
      page,
      `const focused = () => editor.shadowRoot.activeElement?.ariaLabel ?? editor.shadowRoot.activeElement?.textContent;
       const told = [];
       for (const name of ['Remove Email, source 4', 'Reset Email', 'Copy', 'Delete']) {
         await press(name);
         told.push([name, focused()]);
       }
       return told;`,
    );
    expect(told).toEqual([
      ['Remove Email, source 4', 'Source of Email, source 1'],
      ['Reset Email', 'Source of Email'],
      ['Copy', 'Name of the mapping'],
      ['Delete', expect.any(String)],
    ]);
    await page.setViewportSize({ width: 390, height: 844 });
    const narrow = await inPage(
      page,
      `const focused = () => editor.shadowRoot.activeElement?.textContent;
       await press('All mappings');
       await settle();
       const list = focused();
       const item = [...editor.shadowRoot.querySelectorAll('.list-item')].find((one) => one.textContent.startsWith('Search'));
       item.focus();
       item.click();
       await settle();
       return [list, focused()];`,
    );
    expect(narrow).toEqual(['Purchasethis event', ' All mappings']);
    expect(faults).toEqual([]);
  });

  it('follows the page’s colours, and not the system’s, where the page has light ones only', async () => {
    const { page } = await openEditor({}, { colorScheme: 'dark' });
    const ground = (scheme: string) =>
      inPage(
        page,
        `document.documentElement.style.colorScheme = '${scheme}';
         return getComputedStyle(editor).backgroundColor;`,
      );
    expect(await ground('light')).toBe('rgb(255, 255, 255)');
    expect(await ground('light dark')).not.toBe('rgb(255, 255, 255)');
    const told = await inPage(
      page,
      `editor.style.setProperty('--sluice-color-scheme', 'light');
       editor.style.setProperty('--sluice-accent', 'rgb(1, 2, 3)');
       return [getComputedStyle(editor).backgroundColor, getComputedStyle(editor.shadowRoot.querySelector('.switch')).backgroundColor];`,
    );
    expect(told).toEqual(['rgb(255, 255, 255)', 'rgb(1, 2, 3)']);
  });

  it('is written from left to right in whatever page, with values of their own direction', async () => {
    const events = [{ type: 'track', event: 'Order Completed', userId: 'كوهين-123' }];
    const { page } = await openEditor({ events });
    const told = await inPage(
      page,
      `document.documentElement.dir = 'rtl';
       const { right } = named('Search').getBoundingClientRect();
       const textOf = (name, text) => [...editor.shadowRoot.querySelectorAll(name)].find((one) => one.textContent.includes(text));
       const { left } = textOf('.list-name', 'Search').getBoundingClientRect();
       return [right < left, getComputedStyle(textOf('.tree-value', '123')).unicodeBidi];`,
    );
    expect(told).toEqual([true, 'isolate']);
  });

  it.each([1280, 390, 320])(
    'has room for long words of other languages, and for 300 fields, %d wide',
    async (width) => {
      const words = [
        'Bestellbestätigungsübermittlungszeitpunkt der Lieferadressenänderung',
        'Identifiant anonyme de l’utilisateur avant l’authentification',
        'المعرف المجهول للمستخدم قبل تسجيل الدخول',
      ];
      const fields = Object.fromEntries(
        Array.from({ length: 300 }, (_, at) => {
          const label = words[at % 3] ?? '';
          const description = `${label} ${'ausführlichst'.repeat(4)}`;
          return [`a_rather_long_key_of_a_field_${at}`, { type: 'string', label: `${label} ${at}`, description }];
        }),
      );
      const destination = {
        name: 'Versandbestätigungsdienstleistungsgesellschaft',
        presets: [],
        actions: { send: { title: words[0], description: words[1], fields } },
      };
      const mapping = Object.fromEntries(Object.keys(fields).map((key) => [key, { '@path': '$.properties.name' }]));
      const subscriptions = [{ name: words[0], partnerAction: 'send', subscribe: 'type = "track"', mapping }];
      const events = [
        { type: 'track', event: words[2], properties: { name: 'قميص أزرق‏ (XL)', [words[0] ?? '']: words[1] } },
      ];
      const { page, faults } = await foreign.open(
        open,
        { destination, subscriptions, events },
        { viewport: { width, height: 800 } },
      );
      await page
        .getByRole('button', { name: /^Bestell/ })
        .first()
        .click();
      await page.getByRole('group', { name: /299$/ }).waitFor();
      const told = await inPage<{ overflow: number; cut: string[] }>(
        page,
        `const cut = [...editor.shadowRoot.querySelectorAll('h2, h3, h4, p, .list-name, .value, .tree-key, .tree-value')]
         .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
         .map((one) => one.textContent.slice(0, 40));
       return { overflow: document.scrollingElement.scrollWidth - innerWidth, cut };`,
      );
      expect(told).toEqual({ overflow: 0, cut: [] });
      expect(faults).toEqual([]);
    },
  );
});
