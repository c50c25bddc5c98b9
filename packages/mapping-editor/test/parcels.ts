/** A destination with fields of each type, as Segment's definitions have them. */
export const parcels = {
  name: 'Parcels',
  presets: [],
  actions: {
    send: {
      title: 'Send',
      description: 'Sends a parcel.',
      fields: {
        weight: { type: 'number', label: 'Weight', description: 'In kilograms.' },
        isFragile: { type: 'boolean', label: 'Fragile', description: 'Whether it breaks.' },
        size: {
          type: 'string',
          label: 'Size',
          description: 'Of the box.',
          choices: [
            { value: 's', label: 'Small' },
            { value: 'l', label: 'Large' },
          ],
        },
        address: {
          type: 'object',
          label: 'Address',
          description: 'Where it goes.',
          properties: { city: { type: 'string', label: 'City', description: 'Its name.' } },
        },
        lines: {
          type: 'object',
          label: 'Lines',
          description: 'What is in it.',
          multiple: true,
          properties: { sku: { type: 'string', label: 'SKU', description: 'Of the article.' } },
        },
      },
    },
  },
};
