import { destination } from '@sluice/commanders-act';
import { conformance } from '@sluice/test-utils/conformance';

conformance(destination, {
  unsupported: {
    group: 'Commanders Act has no call for groups of users.',
    alias: 'Commanders Act merges profiles by itself, by the IDs that events have.',
  },
});
