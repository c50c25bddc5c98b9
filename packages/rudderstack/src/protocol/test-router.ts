/** One entry of the answer to `POST /test-router/:version/:name`: an event that was tried in the dashboard. */
export interface TestedEvent {
  /** The requests, or why there are none. */
  readonly dest_transformed_payload: readonly unknown[];
  /** What happened to each request, if they were to be sent. */
  readonly destination_response?: readonly unknown[];
  readonly destination_response_status?: readonly number[];
}
