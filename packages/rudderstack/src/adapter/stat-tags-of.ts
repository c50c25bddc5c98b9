import type { Outcome } from '@sluice/kit/host';
import type { Metadata } from '../protocol/metadata';
import type { StatTags } from '../protocol/stat-tags';
import { statusOf } from './status-of';

export type Feature = 'processor' | 'router' | 'batch' | 'dataDelivery' | 'userDeletion';

/** The tags under which rudder-server counts a job that was not delivered. `name` is the destination's name in RudderStack. */
export function statTagsOf(outcome: Outcome, feature: Feature, name: string, metadata: Metadata = {}): StatTags {
  const { destinationId, workspaceId } = metadata;
  return {
    ...kindOf(outcome, feature),
    destType: name,
    module: 'destination',
    implementation: 'native',
    feature,
    ...(typeof destinationId === 'string' && { destinationId }),
    ...(typeof workspaceId === 'string' && { workspaceId }),
  };
}

function kindOf(outcome: Outcome, feature: Feature): StatTags {
  switch (outcome.status) {
    case 'delivered':
    case 'skipped':
      return { errorCategory: 'dataValidation', errorType: 'filtered' };
    case 'rejected': {
      if (outcome.fix === 'vendor') return { errorCategory: 'network', errorType: 'aborted' };
      const errorType = outcome.fix === 'settings' ? 'configuration' : 'instrumentation';
      return { errorCategory: 'dataValidation', errorType };
    }
    case 'retry':
      // Before anything is sent, only a defect of ours leads to a retry.
      if (feature === 'processor' || feature === 'router') return { errorCategory: 'transformation' };
      return { errorCategory: 'network', errorType: statusOf(outcome) === 429 ? 'throttled' : 'retryable' };
  }
}
