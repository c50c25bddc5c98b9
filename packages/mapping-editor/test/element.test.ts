import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { destination as bloomreach } from '@sluice/bloomreach';
import { compile, type overridesOf } from '@sluice/engine';
import { specEvents } from '@sluice/events';
import { findBarriers, inBrowser, type OpenedPage } from '@sluice/test-utils/browser';
import { bundleEditor, type ForeignPage, type ForeignPageOptions, serveForeignPage } from './foreign-page.ts';
import { parcels } from './parcels.ts';

type Page = OpenedPage['page'];

const settings = {
  api: 'engagement',
  authentication: 'basic',
  baseUrl: 'https://api.exponea.com',
  projectToken: '12345678-abcd',
  apiKeyId: 'key-identifier',
  apiSecret: 'secret-of-the-key',
};
/** A few presets and fields are enough, and quicker. */
const names = ['View page', 'Checkout', 'Purchase', 'Track event'];
const fewKeys = [
  'total_price',
  'purchase_id',
  'local_currency',
  'product_list',
  'voucher_code',
  'payment_method',
  'others',
  'user_id',
];
const presets = bloomreach.presets
  .filter(({ name }) => names.includes(name))
  .map((preset) => ({ ...preset, mapping: few(preset.mapping) }));
const actions = Object.fromEntries(
  Object.entries(bloomreach.actions).map(([key, action]) => [key, { ...action, fields: few(action.fields) }]),
);
const destination: unknown = JSON.parse(JSON.stringify({ ...bloomreach, presets, actions }));

function few<T>(members: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(members).filter(([key]) => fewKeys.includes(key)));
}

const explain = (event: never, subscriptions: never) => compile(bloomreach, { settings, subscriptions }).explain(event);

inBrowser('the mapping editor in a foreign page', (open) => {
  let foreign: ForeignPage;
  beforeAll(async () => {
    foreign = await serveForeignPage(bundleEditor());
  });
  afterAll(() => foreign.close());

  /** With Bloomreach's presets and an event of each kind, looking at the preset for orders. */
  async function openOrders(options?: ForeignPageOptions): Promise<OpenedPage> {
    const opened = await foreign.open(open, { destination, events: specEvents }, options);
    await opened.page.getByRole('button', { name: /^Purchase/ }).click();
    return opened;
  }

  async function openParcels(subscription: object, events: readonly object[] = []): Promise<OpenedPage> {
    const subscriptions = [
      { name: 'Own', partnerAction: 'send', subscribe: 'type = "track"', mapping: {}, ...subscription },
    ];
    return foreign.open(open, { destination: parcels, subscriptions, events });
  }

  it('tells what an edit changes, as subscriptions and as what differs from the presets', async () => {
    const { page, faults } = await openOrders();
    await page.getByRole('combobox', { name: 'Source of Payment method' }).selectOption('Fixed value');
    await page.getByRole('textbox', { name: 'Value of Payment method' }).fill('card');
    const mapping = { payment_method: 'card' };
    expect(await lastChange(page)).toEqual({
      problems: [],
      overrides: { Purchase: { mapping } },
      subscriptions: presets.map((preset) =>
        preset.name === 'Purchase' ? { ...preset, mapping: { ...preset.mapping, ...mapping } } : preset,
      ),
    });
    await page.getByRole('button', { name: 'Reset Payment method' }).click();
    expect((await lastChange(page)).overrides).toEqual({});
    expect(faults).toEqual([]);
  });

  it('renders the field that is edited, and none of the others', async () => {
    const { page } = await openOrders();
    await page.getByRole('combobox', { name: 'Source of Payment method' }).selectOption('Fixed value');
    await noteRenderings(page);
    await page.getByRole('textbox', { name: 'Value of Payment method' }).pressSequentially('cash');
    expect((await lastChange(page)).overrides).toEqual({ Purchase: { mapping: { payment_method: 'cash' } } });
    expect(await page.evaluate('globalThis.rendered')).toEqual(['payment_method']);
    await page.getByRole('combobox', { name: 'Source of Voucher' }).selectOption('Not mapped');
    expect(await page.evaluate('globalThis.rendered')).toEqual(['payment_method', 'voucher_code']);
  });

  it('turns a preset off, and on again as it was', async () => {
    const { page } = await openOrders();
    await page.getByRole('combobox', { name: 'Source of Payment method' }).selectOption('Not mapped');
    const changed = { Purchase: { mapping: { payment_method: null } } };
    expect((await lastChange(page)).overrides).toEqual(changed);
    await page.getByRole('switch', { name: 'Purchase' }).click();
    expect((await lastChange(page)).overrides).toEqual({ Purchase: false });
    await page.getByRole('switch', { name: 'Purchase' }).click();
    expect((await lastChange(page)).overrides).toEqual(changed);
  });

  it('adds, names, copies and deletes mappings of the user’s own', async () => {
    const { page } = await openOrders();
    await page.getByRole('button', { name: 'Copy' }).click();
    const { partnerAction, subscribe, mapping } = presets.find(({ name }) => name === 'Purchase') ?? {};
    expect((await lastChange(page)).overrides).toEqual({ 'Purchase 2': { partnerAction, subscribe, mapping } });
    await page.getByRole('textbox', { name: 'Name of the mapping' }).fill('Checkout');
    await page.getByText('Another mapping has this name.').waitFor();
    await page.getByRole('textbox', { name: 'Name of the mapping' }).fill('Wholesale');
    expect(Object.keys((await lastChange(page)).overrides)).toEqual(['Wholesale']);
    await page.getByRole('combobox', { name: 'Action of a new mapping' }).selectOption('Track event');
    await page.getByRole('button', { name: 'Add a mapping' }).click();
    expect(Object.keys((await lastChange(page)).overrides)).toEqual(['Wholesale', 'Track event 2']);
    await page.getByRole('button', { name: 'Delete' }).click();
    expect(Object.keys((await lastChange(page)).overrides)).toEqual(['Wholesale']);
  });

  it('shows a trigger as conditions and as text, each of which follows the other', async () => {
    const { page } = await openOrders();
    await page.getByText('Trigger').click();
    const text = page.getByRole('textbox', { name: 'As text (FQL)' });
    const field = page.getByRole('combobox', { name: 'Condition 3, field' });
    await text.fill('type = "track" and event = "Order Completed" and properties.total > 100');
    expect(await field.inputValue()).toBe('properties.total');
    await page.getByRole('combobox', { name: 'Condition 3, operator' }).selectOption('is at least');
    await page.getByRole('combobox', { name: 'Condition 3, value' }).fill('50');
    await page.getByRole('combobox', { name: 'Condition 2, values, one more' }).fill('Sold');
    await page.keyboard.press('Enter');
    const written = 'type = "track" and (event = "Order Completed" or event = "Sold") and properties.total >= 50';
    expect(await text.inputValue()).toBe(written);
    expect((await lastChange(page)).overrides).toEqual({ Purchase: { subscribe: written } });
    await text.fill('type == "track"');
    await page.getByText('Equality is one "=": type = "track"').waitFor();
    expect(await field.count()).toBe(0);
    await page.getByText('This trigger can only be edited as text.').waitFor();
  });

  it('goes on showing conditions that are not finished', async () => {
    const { page } = await openParcels({});
    await page.getByRole('button', { name: 'Add a group' }).click();
    await page.getByRole('combobox', { name: 'Group 2, condition 1, field' }).fill('messageId');
    await page.getByText('triggers do not look at "messageId"').waitFor();
    expect(await page.getByRole('combobox', { name: 'Group 2, condition 1, field' }).inputValue()).toBe('messageId');
  });

  it('says at the field what is wrong with a mapping, in the engine’s words', async () => {
    const { page } = await openOrders();
    await page.getByRole('combobox', { name: 'Source of Voucher' }).selectOption('JSON');
    const json = page.getByRole('textbox', { name: 'JSON of Voucher' });
    await json.fill('{ "@pth": "$.properties.discount" }');
    await page.getByRole('group', { name: 'Voucher' }).getByText('"@pth" is not a directive').waitFor();
    expect(await json.getAttribute('aria-invalid')).toBe('true');
    expect((await lastChange(page)).problems).toEqual([
      { place: 'subscriptions[2].mapping.voucher_code', message: expect.stringMatching(/^"@pth" is not a directive/) },
    ]);
    await json.fill('{ "@path": ');
    await page.getByText('This is not JSON').waitFor();
    expect((await lastChange(page)).subscriptions[2]?.mapping.voucher_code).toEqual({
      '@pth': '$.properties.discount',
    });
    await json.fill('{ "@case": { "operator": "lower", "value": 5 } }');
    await page.getByText('must be a directive or a string, but it is a number').waitFor();
    await json.fill('{ "@path": "$.properties.discount" }');
    expect(await json.getAttribute('aria-invalid')).toBe('false');
  });

  it('edits a whole mapping as JSON, and takes nothing but an object for one', async () => {
    const { page } = await openParcels({ mapping: { weight: 1 } });
    await page.getByRole('tab', { name: 'JSON' }).click();
    const json = page.getByRole('textbox', { name: 'JSON of the mapping' });
    await json.fill('{ "weight": 2 }');
    await json.fill('null');
    await page.getByText('It must be an object, in braces.').waitFor();
    expect((await lastChange(page)).subscriptions[0]?.mapping).toEqual({ weight: 2 });
  });

  it('shows what each field is given and reads, and the requests, while somebody types', async () => {
    const { page } = await openOrders({ explain });
    const total = page.getByRole('group', { name: /^Total required/ });
    await total.getByText('240.36', { exact: true }).waitFor();
    await total.getByRole('combobox', { name: 'Source of Total' }).selectOption('Fixed value');
    await total.getByRole('textbox').fill('1234.50');
    await page
      .getByRole('region', { name: /^Body of request/ })
      .getByText('"total_price": 1234.5')
      .waitFor();
    await total.getByRole('textbox').fill('a lot');
    await total.getByText('refused').waitFor();
    await page.getByText('rejected').waitFor();
    expect(await total.getByText('a lot').count()).toBe(1);
  });

  it('takes what was set before its script was there', async () => {
    const { page, faults } = await foreign.open(open, { destination, events: specEvents }, { isScriptLate: true });
    await page.getByRole('button', { name: /^Purchase/ }).waitFor();
    expect(faults).toEqual([]);
  });

  it('can be walked through by keyboard alone', async () => {
    const { page } = await foreign.open(open, { destination, events: specEvents });
    const tabTo = async (name: string | RegExp) => {
      for (let presses = 0; presses < 200; presses += 1) {
        await page.keyboard.press('Tab');
        const focused = await nameOfFocused(page);
        if (typeof name === 'string' ? focused === name : name.test(focused)) return;
      }
      throw new Error(`"${name}" cannot be reached.`);
    };
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await tabTo('Purchase');
    await press('Tab', 'Enter');
    await tabTo(/^Edit Total:/);
    await press('Enter');
    await tabTo('Path of Total, source 1');
    await page.keyboard.type('x');
    await press('Control+A');
    await page.keyboard.type('shipp');
    await press('ArrowDown', 'Enter');
    expect(await page.getByRole('combobox', { name: 'Path of Total, source 1' }).inputValue()).toBe(
      '$.properties.shipping',
    );
    await tabTo('Pick Total, source 3 from the sample event');
    await press('Enter');
    await page.getByRole('treeitem', { name: 'revenue 197.82' }).last().waitFor();
    await page.waitForFunction("document.querySelector('sluice-mapping').shadowRoot.activeElement.role === 'treeitem'");
    expect(await nameOfFocused(page)).toBe('revenue 197.82');
    await press('Home', 't', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'ArrowRight');
    expect(await nameOfFocused(page)).toBe('checkout_id CH-5005');
    await press('s', 's', 'Enter');
    expect(await nameOfFocused(page)).toBe('Path of Total, source 3');
    expect((await lastChange(page)).overrides).toEqual({
      Purchase: {
        mapping: {
          total_price: [
            { '@path': '$.properties.shipping' },
            { '@path': '$.properties.total_price' },
            { '@path': '$.properties.shipping' },
            { '@path': '$.properties.value' },
          ],
        },
      },
    });
    await press('Shift+Tab');
    await page.getByRole('tab', { name: 'Edit' }).focus();
    await press('ArrowRight');
    await tabTo('Reset Total');
    await press('Enter');
    await page.getByText('Nothing differs from the preset.').waitFor();
    expect((await lastChange(page)).overrides).toEqual({});
  });

  it.each([
    { width: 1280, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
  ] as const)(
    'shuts nobody out, whatever it shows: $width wide, $colorScheme',
    async ({ width, colorScheme }) => {
      const barriers: Record<string, readonly string[]> = {};
      await walk(width, colorScheme, async (view, page) => {
        const found = await findBarriers(page);
        if (found.length > 0) barriers[view] = found;
      });
      expect(barriers).toEqual({});
      // axe looks at everything, eleven times.
    },
    600_000,
  );

  it.each([
    { width: 1280, colorScheme: 'dark', means: 'wide' },
    { width: 640, colorScheme: 'light', means: 'at 200 %' },
    { width: 390, colorScheme: 'light', means: 'on a phone' },
    { width: 320, colorScheme: 'light', means: 'at 400 %' },
  ] as const)('fits its page, whatever it shows, $means', async ({ width, colorScheme }) => {
    const overflows: Record<string, number> = {};
    await walk(width, colorScheme, async (view, page) => {
      const overflow: number = await page.evaluate('document.scrollingElement.scrollWidth - innerWidth');
      if (overflow > 0) overflows[view] = overflow;
    });
    expect(overflows).toEqual({});
  });

  /** Looks at everything there is to be seen. */
  async function walk(
    width: number,
    colorScheme: 'light' | 'dark',
    lookAt: (view: string, page: Page) => Promise<void>,
  ): Promise<void> {
    const options = { explain, colorScheme, viewport: { width, height: 900 } };
    const { page, faults } = await foreign.open(open, { destination, events: specEvents }, options);
    const look = async (view: string) => {
      await picture(page, `${view}-${width}-${colorScheme}`);
      await lookAt(view, page);
    };
    await look('list');
    await page.getByRole('button', { name: /^Purchase/ }).click();
    await page.getByText('Matches the sample event.').waitFor();
    await look('mapping');
    await page.getByText('Trigger').click();
    await look('trigger');
    await page.getByText('Trigger').click();
    await page.getByRole('button', { name: /^Edit Total:/ }).click();
    await page.getByRole('button', { name: 'Pick Total, source 1 from the sample event' }).click();
    await look('tree');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Path of Total, source 1' }).fill('$.properties.');
    await look('completions');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Source of Order ID' }).selectOption('Not mapped');
    await page.getByRole('combobox', { name: 'Source of Voucher', exact: true }).selectOption('If … then');
    await page.getByRole('combobox', { name: 'Source of Products' }).selectOption('List, item by item');
    await page.getByRole('combobox', { name: 'Source of Currency' }).selectOption('JSON');
    await page.getByRole('textbox', { name: 'JSON of Currency' }).fill('{ "@path": 5 }');
    await look('sources');
    await page.getByRole('tab', { name: /^Changes/ }).click();
    await look('changes');
    await page.getByRole('tab', { name: 'JSON' }).click();
    await look('json');
    if (width < 1180) {
      await page.getByRole('tab', { name: 'Preview' }).click();
      await look('preview');
    }
    if (width < 720) await page.getByRole('button', { name: 'All mappings' }).click();
    await page.getByRole('switch', { name: 'Checkout' }).click();
    await page.getByRole('button', { name: 'Checkout', exact: true }).click();
    await look('off');
    expect(faults).toEqual([]);
  }

  it('offers no more of a large event than anybody can read', async () => {
    const properties = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`key_${index}`, { deep: [index] }]),
    );
    const { page } = await openParcels({ mapping: { weight: { '@path': '$.properties.key_1' } } }, [
      { type: 'track', properties },
    ]);
    await page.getByRole('button', { name: 'Pick Weight from the sample event' }).click();
    await page.getByText('and 19800 more').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Path of Weight' }).fill('key_');
    expect(await page.getByRole('option').count()).toBeLessThanOrEqual(50 + 200);
  });

  it('makes fixed values of a field’s own type', async () => {
    const { page } = await openParcels({ mapping: { weight: 1, isFragile: false, size: 's' } });
    await page.getByRole('spinbutton', { name: 'Value of Weight' }).fill('2.5');
    await page.getByRole('combobox', { name: 'Value of Fragile' }).selectOption('true');
    await page.getByRole('combobox', { name: 'Value of Size' }).selectOption('Large');
    expect((await lastChange(page)).subscriptions[0]?.mapping).toEqual({ weight: 2.5, isFragile: true, size: 'l' });
  });

  it('maps the members of objects and of lists', async () => {
    const events = [{ type: 'track', properties: { lines: [{ code: 'a' }], city: 'Köln' } }];
    const mapping = { address: {}, lines: { '@arrayPath': ['$.properties.lines', {}] } };
    const { page } = await openParcels({ mapping }, events);
    await page.getByRole('button', { name: /^Edit Address/ }).click();
    await page.getByRole('combobox', { name: 'Source of City of Address' }).selectOption('From the event');
    await page.getByRole('combobox', { name: 'Path of City of Address' }).fill('$.properties.city');
    await page.getByRole('textbox', { name: 'Name of a new member of Address' }).fill('zip');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Edit Lines/ }).click();
    await page.getByRole('combobox', { name: 'Source of SKU of Lines' }).selectOption('From the event');
    await page.getByRole('combobox', { name: 'Path of SKU of Lines' }).fill('co');
    await page.getByRole('option', { name: '$.code' }).click();
    expect((await lastChange(page)).subscriptions[0]?.mapping).toEqual({
      address: { city: { '@path': '$.properties.city' }, zip: { '@path': '$.properties.zip' } },
      lines: { '@arrayPath': ['$.properties.lines', { sku: { '@path': '$.code' } }] },
    });
  });

  it('leaves what it does not know as it is: Segment’s own members, a directive for the whole', async () => {
    const mapping = { enable_batching: true, weight: 1, colour: 'red' };
    const { page } = await openParcels({ mapping });
    await page.getByText('The action "Send" has no such field.').waitFor();
    await page.getByRole('spinbutton', { name: 'Value of Weight' }).fill('3');
    await page.getByRole('button', { name: 'Remove colour' }).click();
    expect((await lastChange(page)).subscriptions[0]?.mapping).toEqual({ enable_batching: true, weight: 3 });
    const whole = await openParcels({ mapping: { '@path': '$.properties' } });
    await whole.page.getByText('The whole mapping is one directive').waitFor();
  });
});

interface Change {
  readonly overrides: ReturnType<typeof overridesOf>;
  readonly problems: readonly object[];
  readonly subscriptions: readonly { readonly mapping: Readonly<Record<string, unknown>> }[];
}

/** Notes which fields of the purchase are looked at to be rendered. */
function noteRenderings(page: Page): Promise<void> {
  return page.evaluate(`(() => {
    globalThis.rendered = [];
    const { destination } = document.querySelector('sluice-mapping');
    const { partnerAction } = destination.presets.find(({ name }) => name === 'Purchase');
    for (const [key, field] of Object.entries(destination.actions[partnerAction].fields)) {
      const { multiple } = field;
      const get = () => {
        if (!globalThis.rendered.includes(key)) globalThis.rendered.push(key);
        return multiple;
      };
      Object.defineProperty(field, 'multiple', { enumerable: true, get });
    }
  })()`);
}

function lastChange(page: Page): Promise<Change> {
  return page.evaluate('globalThis.changes.at(-1)');
}

function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const { activeElement } = document.querySelector('sluice-mapping').shadowRoot;
    return activeElement?.ariaLabel ?? activeElement?.textContent.trim() ?? '';
  })()`);
}

/** Keeps a picture of the page, where SCREENSHOTS names a folder for them. */
async function picture(page: Page, name: string): Promise<void> {
  const { SCREENSHOTS: folder } = process.env;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
