import type { Outcome } from '@sluice/kit/host';

/**
 * The status that makes rudder-server do what an outcome asks for: 298 filters, 4xx ends a job, 429 and 5xx bring it again. 408 and
 * 599 would bring it again for ever, 409 would end it.
 */
export function statusOf(outcome: Outcome): number {
  switch (outcome.status) {
    case 'delivered':
      return 200;
    case 'skipped':
      return 298;
    case 'rejected':
      return isFinal(outcome.httpStatus) ? outcome.httpStatus : 400;
    case 'retry': {
      const { httpStatus = 500 } = outcome;
      return httpStatus === 429 || (httpStatus >= 500 && httpStatus < 599) ? httpStatus : 500;
    }
  }
}

function isFinal(status: number | undefined): status is number {
  return status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
}
