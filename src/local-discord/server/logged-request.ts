/** A request that was answered, for tests and for whoever watches. */
export interface LoggedRequest {
  readonly method: string;
  /** Without `/api/v10`, with the query. */
  readonly path: string;
  /** The JSON of the request; `undefined` when there was none, or none that could be parsed. */
  readonly body: unknown;
  /** Names of the files that came with it. */
  readonly files: readonly string[];
  readonly status: number;
  /** The JSON of the response; `undefined` when there was none. */
  readonly response: unknown;
  /** When it came, by the local Discord's clock. */
  readonly at: number;
}
