import { inSnakeCase, traits } from '@sluice/kit';
import { connection } from './connection';
import { customerProperties } from './customer-properties';
import { customerFields, setProperties } from './set-properties';

/** Bloomreach knows no groups: what is known of one is kept with its members, under names that begin with "group_". */
export const updateCustomer = connection.action({
  title: 'Update customer',
  description: 'Sets properties of a customer, who is created where there is none with these IDs.',
  defaultSubscription: 'type = "identify"',
  fields: {
    properties: { ...traits, label: 'Properties', description: 'What to set. Null and empty values are left out.' },
    groupId: { type: 'string', label: 'Group ID', description: 'The group or company that the properties are of.' },
    ...customerFields,
  },
  items: (context) => {
    const { properties = {}, groupId } = context.payload;
    if (groupId !== undefined) {
      return setProperties(context, { ...inSnakeCase(properties, 'group_'), group_id: groupId });
    }
    const isUnchanged = context.settings.propertyNames === 'unchanged';
    return setProperties(context, isUnchanged ? properties : customerProperties(properties));
  },
});
