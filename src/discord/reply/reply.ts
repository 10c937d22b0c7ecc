import type { APIMessageTopLevelComponent } from 'discord.js';

/** One message, both as Components V2 and as plain text in case Discord refuses those. */
export interface Reply {
  /** Top-level components; not empty. */
  readonly card: readonly APIMessageTopLevelComponent[];
  /** The same content as Discord Markdown; not blank, and at most 2,000 characters. */
  readonly text: string;
  /** An attachment, which a component of the card refers to. */
  readonly file?: ReplyFile;
}

export interface ReplyFile {
  /** ASCII letters, digits, dots and hyphens only, so that `attachment://` needs no escaping. */
  readonly name: string;
  readonly content: Buffer;
}
