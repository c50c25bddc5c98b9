import { destination } from '@sluice/example';
import { conformance } from '@sluice/test-utils/conformance';
import { acme } from './simulator';

conformance(destination, {
  simulator: acme,
  unsupported: {
    page: 'Acme knows no pages.',
    screen: 'Acme knows no screens.',
    group: 'Acme knows no groups.',
    alias: 'Acme knows customers by one ID.',
  },
});
