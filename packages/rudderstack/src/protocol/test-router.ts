/** One entry of the answer to `POST /test-router/:version/:name`, which the dashboard asks for: an event that it tries. */
export interface TestedEvent {
  /** The requests, or why there is none. */
  readonly dest_transformed_payload: readonly unknown[];
  /** Where they were to be sent: of each what became of it. */
  readonly destination_response?: readonly unknown[];
  readonly destination_response_status?: readonly number[];
}
