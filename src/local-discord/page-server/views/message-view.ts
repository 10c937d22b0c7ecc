/** A message and a modal as one person sees them: plain data, with every text parsed. */

/** A piece of a text, parsed as Discord parses it. It contains no markup any more. */
export type TextNode =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind:
        'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext';
      readonly content: readonly TextNode[];
    }
  | { readonly kind: 'heading'; readonly level: number; readonly content: readonly TextNode[] }
  | {
      readonly kind: 'list';
      /** The number of the first item; absent when the list has bullets. */
      readonly start?: number;
      readonly items: readonly (readonly TextNode[])[];
    }
  | { readonly kind: 'code' | 'code-block' | 'mention'; readonly text: string }
  /** The address is http or https. */
  | { readonly kind: 'link'; readonly url: string; readonly content: readonly TextNode[] }
  /** Seconds since 1970, and Discord's letter for their format. */
  | { readonly kind: 'time'; readonly seconds: number; readonly format: string }
  | { readonly kind: 'break' };

/** A button, or a link that looks like one. */
export interface ButtonView {
  readonly kind: 'button';
  /** Discord's: 1 primary, 2 secondary, 3 success, 4 danger, 5 link. */
  readonly style: number;
  readonly label: string;
  readonly emoji?: string;
  /** Present for every style except 5. */
  readonly customId?: string;
  /** Present for style 5; the address is http or https. */
  readonly url?: string;
  readonly disabled: boolean;
}

/** One option of a select. */
export interface OptionChoice {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly chosen: boolean;
}

/** A select of a message. */
export interface SelectView {
  readonly kind: 'select';
  readonly customId: string;
  readonly placeholder: string;
  readonly least: number;
  readonly most: number;
  readonly options: readonly OptionChoice[];
  readonly disabled: boolean;
}

/** A file that can be saved. */
export interface FileView {
  readonly kind: 'file';
  readonly id: string;
  readonly name: string;
  /** The size in bytes. */
  readonly size: number;
}

/** A component, with those in it. */
export type ComponentView =
  | { readonly kind: 'text'; readonly content: readonly TextNode[] }
  | {
      readonly kind: 'container';
      /** `#rrggbb`. Default: none. */
      readonly accent?: string;
      readonly items: readonly ComponentView[];
    }
  | {
      readonly kind: 'section';
      readonly items: readonly ComponentView[];
      readonly accessory?: ComponentView;
    }
  | { readonly kind: 'separator'; readonly line: boolean; readonly large: boolean }
  | { readonly kind: 'row'; readonly items: readonly ComponentView[] }
  | ButtonView
  | SelectView
  | FileView;

/** Who wrote a message. */
export interface MessageAuthor {
  readonly name: string;
  readonly isBot: boolean;
}

/** A message. */
export interface MessageView {
  readonly id: string;
  /** The name by which the person knows the channel. */
  readonly channel: string;
  readonly author: MessageAuthor;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isEdited: boolean;
  readonly content: readonly TextNode[];
  readonly components: readonly ComponentView[];
  /** Files that no component shows. */
  readonly files: readonly FileView[];
  /** Whether only this person sees the message. */
  readonly isEphemeral: boolean;
  /** Whether the bot has deferred its answer. */
  readonly isWaiting: boolean;
  /** Whether the message notified the person. */
  readonly isPing: boolean;
  /** Whether the person wrote the message, or it answers their interaction. */
  readonly isOwn: boolean;
  readonly repliesTo?: {
    readonly id: string;
    readonly author: MessageAuthor;
    readonly text: string;
  };
  /** The command that it answers, as a client names it (`/frage`), and who used it. */
  readonly usedBy?: { readonly name: string; readonly command: string };
  /** Whether the inspector can explain how it came about. */
  readonly hasExplanation: boolean;
}

/** A field of a modal, with its label. */
export interface ModalField {
  readonly customId: string;
  readonly label: string;
  readonly description: string;
  /** A line, several lines, or a choice. */
  readonly input: 'line' | 'lines' | 'choice';
  readonly isRequired: boolean;
  readonly least: number;
  readonly most: number;
  readonly placeholder: string;
  readonly value: string;
  readonly options: readonly OptionChoice[];
}

/** A form that the bot opened. */
export interface ModalView {
  readonly interaction: string;
  readonly title: string;
  readonly texts: readonly (readonly TextNode[])[];
  readonly fields: readonly ModalField[];
}
