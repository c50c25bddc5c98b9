import type { Features } from '../src/protocol/features';
import type { Metadata } from '../src/protocol/metadata';
import type { ProcessorOutput } from '../src/protocol/processor';
import type { ProxyAnswerV1 } from '../src/protocol/proxy';
import type { RouterOutput } from '../src/protocol/router';
import { posted } from './posted';
import { protocolFaults } from './protocol-faults';
import { compacted, type RudderJob } from './rudder-requests';
import type { Answered, TestServer } from './start-server';

/** What rudder-server keeps of a job after a delivery. */
export interface JobState {
  readonly jobId: number;
  readonly statusCode: number;
  readonly error: string;
  readonly dontBatch: boolean;
}

/** Holds rudder-server's side of the conversation. Throws where it would panic, or fail all jobs of a request. */
export class RudderServer {
  constructor(
    private readonly server: Pick<TestServer, 'get' | 'post'>,
    private readonly name: string,
  ) {}

  async features(): Promise<Features> {
    const { json } = expectAnswer('Features', await this.server.get('/features'));
    const features = json as Features; // -- by its schema
    if (!features.supportSourceTransformV1 && !features.upgradedToSourceTransformV2) throw new Error('It panics.');
    return features;
  }

  /** Sends the events of one destination to be transformed one by one. */
  async process(jobs: readonly RudderJob[]): Promise<readonly ProcessorOutput[]> {
    const answer = await this.server.post(`/v0/destinations/${this.name}`, compacted(jobs), {
      'x-content-format': 'json+compactedv1',
      'x-feature-filter-code': '?1',
      'x-feature-gzip-support': '?1',
    });
    const outputs = expectAnswer('ProcessorAnswer', answer).json as ProcessorOutput[]; // -- by its schema
    const known = jobs.map(({ metadata }) => JSON.stringify(metadata));
    for (const { metadata } of outputs) {
      if (!known.includes(JSON.stringify(metadata))) throw new Error('The metadata is not what was sent.');
    }
    return outputs;
  }

  /** Sends jobs to be put together; the outputs come in the order in which they are delivered. */
  async route(jobs: readonly RudderJob[]): Promise<readonly RouterOutput[]> {
    const answer = await this.server.post('/routerTransform', compacted(jobs, this.name));
    const { output } = expectAnswer('RouterAnswer', answer).json as { output: RouterOutput[] }; // -- by its schema
    const answered = output.flatMap(({ metadata }) => [...new Set(metadata.map(jobIdOf))]);
    const asked = jobs.map(({ metadata }) => jobIdOf(metadata));
    if (answered.toSorted(byNumber).join() !== asked.toSorted(byNumber).join()) {
      throw new Error(`Jobs ${asked.join()} came back as ${answered.join()}: all fail.`);
    }
    const smallest = ({ metadata }: RouterOutput) => Math.min(...metadata.map(jobIdOf));
    return output.toSorted((one, other) => smallest(one) - smallest(other));
  }

  /** Has the proxy deliver an output: its requests one after the other, until one is to be retried. */
  async deliver(output: RouterOutput, jobs: readonly RudderJob[]): Promise<readonly JobState[]> {
    const own = output.metadata.map((metadata) => {
      const job = jobs.find((one) => one.metadata.jobId === metadata.jobId);
      if (!job) throw new Error('A job that was not sent.');
      return job;
    });
    let states: readonly JobState[] = [];
    for (const request of [output.batchedRequest ?? []].flat()) {
      const answer = await this.server.post(`/v1/destinations/${this.name}/proxy`, posted(request, own), {
        'rdproxy-timeout': '30000',
      });
      const { response } = (expectAnswer('ProxyAnswerV1', answer).json as ProxyAnswerV1).output; // -- by its schema
      const answered = response.map(({ metadata }) => jobIdOf(metadata));
      if (answered.toSorted(byNumber).join() !== output.metadata.map(jobIdOf).toSorted(byNumber).join()) {
        throw new Error('The proxy answers for other jobs.');
      }
      states = response.map(({ statusCode, error, metadata }) => {
        return { jobId: jobIdOf(metadata), statusCode, error, dontBatch: metadata.dontBatch === true };
      });
      if (states.some(({ statusCode }) => isToBeRetried(statusCode))) break;
    }
    return states;
  }

  /** Asks for the deletion of a person; the HTTP status is what counts. */
  async deleteUser(config: unknown, userId: string): Promise<number> {
    const body = [{ jobId: '1', destType: this.name, config, userAttributes: [{ userId }] }];
    const answer = await this.server.post('/deleteUsers', body);
    expect(protocolFaults('DeletionAnswer', answer.json)).toEqual([]);
    expect((answer.json as [{ statusCode: number }])[0].statusCode).toBe(answer.status);
    return answer.status;
  }
}

export function isToBeRetried(statusCode: number): boolean {
  return statusCode >= 500 || statusCode === 429 || statusCode === 408;
}

/** The job on its next attempt, as rudder-server has it after this one. */
export function nextAttempt(job: RudderJob, { dontBatch }: Pick<JobState, 'dontBatch'>): RudderJob {
  const attemptNum = Number(job.metadata.attemptNum ?? 0) + 1;
  return { ...job, metadata: { ...job.metadata, attemptNum, dontBatch } };
}

function expectAnswer(schema: string, answer: Answered): Answered {
  expect(answer.status).toBe(200);
  expect(answer.headers.get('apiVersion')).toBe('2');
  expect(protocolFaults(schema, answer.json)).toEqual([]);
  return answer;
}

function jobIdOf({ jobId }: Metadata): number {
  if (jobId === undefined) throw new Error('There is no job ID.');
  return jobId;
}

function byNumber(one: number, other: number): number {
  return one - other;
}
