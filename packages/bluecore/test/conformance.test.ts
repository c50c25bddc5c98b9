import { destination } from '@sluice/bluecore';
import { conformance } from '@sluice/test-utils/conformance';

conformance(destination, {
  unsupported: {
    page: 'Bluecore knows what is done with products, and no pages.',
    screen: 'Bluecore knows what is done with products, and no screens.',
    group: 'Bluecore knows no groups.',
    alias: 'Bluecore links IDs to an e-mail address alone, and an alias holds none.',
  },
});
