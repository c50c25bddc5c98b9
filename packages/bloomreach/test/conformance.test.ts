import { destination } from '@sluice/bloomreach';
import { conformance } from '@sluice/test-utils/conformance';

conformance(destination, {
  publicSettings: { projectToken: 'It names the project, in every page that tracks.' },
  drops: { 'Discovery cannot attribute this purchase: it has no _br_uid_2': 'Not every visitor has the cookie.' },
});
