/** One entry of the answer to `POST /deleteUsers`; the HTTP status is that of the first. */
export type DeletionOutput =
  | { readonly statusCode: 200; readonly status: 'successful' }
  | { readonly statusCode: number; readonly error: string };
