import type { Outcome } from '@sluice/kit/host';

/**
 * The status that makes rudder-server do what an outcome asks for: 298 filters a job, 4xx ends it, 429 and 5xx retry it. 408 and
 * 599 would retry it forever, 409 would end it.
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
