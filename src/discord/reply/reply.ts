import type { APIMessageTopLevelComponent } from 'discord.js';

/** What Beleg says in one message, in the form for Components V2 and in the one for where they cannot go. */
export interface Reply {
  /** Top-level components; never empty. */
  readonly card: readonly APIMessageTopLevelComponent[];
  /** Discord Markdown of the same content; never blank. */
  readonly text: string;
  /** Comes with the message; a component of the card names it. */
  readonly file?: ReplyFile;
}

export interface ReplyFile {
  /** ASCII letters, digits, dots and hyphens: what `attachment://` takes as it stands. */
  readonly name: string;
  readonly content: Buffer;
}
