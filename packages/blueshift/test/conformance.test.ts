import { destination } from '@sluice/blueshift';
import { conformance } from '@sluice/test-utils/conformance';

conformance(destination, {
  drops: { 'The event is of nobody': 'The setting sendUnidentified asks for it.' },
});
