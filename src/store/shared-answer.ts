/** An answer that was made public by its asker. */
export interface SharedAnswer {
  readonly message: string;
  readonly channel: string;
  readonly guild: string | null;
  /** The asker's Discord id; only a salted hash of it is kept. */
  readonly user: string;
  readonly passage: string;
  /** The answer it was shared from, where that is known. */
  readonly answer?: string | undefined;
}

/** What is known of a shared answer when someone wants to take it back. */
export interface SharedState {
  readonly channel: string;
  readonly passage: string;
  /** The caller is who asked. */
  readonly mine: boolean;
  /** Only where the settings let it be kept. */
  readonly question?: string;
}
