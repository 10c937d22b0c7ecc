/**
 * What the server of the page and the page tell each other, as JSON. Types alone, so that the browser
 * loads nothing of the server.
 */

export type PersonKey = 'member' | 'moderator' | 'administrator';
/** Languages of a client on the page, as Discord names them. */
export type PageLocale = 'de' | 'en-US';
/** `dm` is the direct message with the bot; the others are channels of the guild by their name. */
export type ChannelKey = string;

/** A piece of a text, read as Discord reads it. Nothing in it is markup any more. */
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
      /** Number of the first item; `undefined`: bullets. */
      readonly start?: number;
      readonly items: readonly (readonly TextNode[])[];
    }
  | { readonly kind: 'code' | 'code-block' | 'mention'; readonly text: string }
  /** http or https. */
  | { readonly kind: 'link'; readonly url: string; readonly content: readonly TextNode[] }
  /** Seconds since 1970, and Discord's letter for how to write them. */
  | { readonly kind: 'time'; readonly seconds: number; readonly format: string }
  | { readonly kind: 'break' };

export interface ButtonView {
  readonly kind: 'button';
  /** Discord's: 1 primary, 2 secondary, 3 success, 4 danger, 5 link. */
  readonly style: number;
  readonly label: string;
  readonly emoji?: string;
  /** Of every style but 5. */
  readonly customId?: string;
  /** Of style 5; http or https. */
  readonly url?: string;
  readonly disabled: boolean;
}

export interface OptionChoice {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly chosen: boolean;
}

export interface SelectView {
  readonly kind: 'select';
  readonly customId: string;
  readonly placeholder: string;
  readonly least: number;
  readonly most: number;
  readonly options: readonly OptionChoice[];
  readonly disabled: boolean;
}

export interface FileView {
  readonly kind: 'file';
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

export type ComponentView =
  | { readonly kind: 'text'; readonly content: readonly TextNode[] }
  | {
      readonly kind: 'container';
      /** `#rrggbb`; `undefined`: none. */
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

export interface MessageView {
  readonly id: string;
  readonly channel: ChannelKey;
  readonly author: { readonly name: string; readonly isBot: boolean };
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isEdited: boolean;
  readonly content: readonly TextNode[];
  readonly components: readonly ComponentView[];
  /** Those that no component shows. */
  readonly files: readonly FileView[];
  /** Nobody else sees it. */
  readonly isEphemeral: boolean;
  /** It stands for an answer that is still to come. */
  readonly isWaiting: boolean;
  /** The person was notified by it. */
  readonly isPing: boolean;
  readonly repliesTo?: { readonly name: string; readonly text: string };
  /** Who used which command that it answers. */
  readonly usedBy?: { readonly name: string; readonly command: string };
  /** It answers a question, so `why` has something to tell. */
  readonly answersQuestion: boolean;
}

export interface OptionView {
  readonly name: string;
  readonly description: string;
  readonly kind: 'text' | 'number' | 'boolean';
  readonly isRequired: boolean;
  readonly completes: boolean;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
}

/** A command in the person's language. */
export interface CommandView {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionView[];
}

export interface ChannelView {
  readonly key: ChannelKey;
  readonly name: string;
  /** Slash commands that the person is offered there. */
  readonly commands: readonly CommandView[];
  /** Names of the commands in a message's menu. */
  readonly messageCommands: readonly string[];
}

/** All that a person sees when they come. */
export interface Snapshot {
  readonly server: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: readonly {
    readonly key: PersonKey;
    readonly id: string;
    readonly name: string;
  }[];
  readonly channels: readonly ChannelView[];
  /** Oldest first. */
  readonly messages: readonly MessageView[];
}

export interface IndexingView {
  readonly phase: 'loading' | 'indexing';
  readonly done: number;
  readonly total: number;
}

/** What the page is told as it happens. */
export type PageEvent =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  /** New, or as it is now. */
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'deleted'; readonly id: string }
  | { readonly kind: 'typing'; readonly channel: ChannelKey }
  /** How far the run is that someone started on the page. */
  | { readonly kind: 'indexing'; readonly progress: IndexingView };

export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/** What a person does. */
export type PageAction =
  | {
      readonly kind: 'send';
      readonly channel: ChannelKey;
      readonly text: string;
      readonly replyTo?: string | undefined;
    }
  | {
      readonly kind: 'command';
      readonly channel: ChannelKey;
      readonly name: string;
      readonly options: OptionValues;
    }
  | {
      readonly kind: 'autocomplete';
      readonly channel: ChannelKey;
      readonly name: string;
      readonly options: OptionValues;
      readonly focused: string;
    }
  | { readonly kind: 'menu'; readonly message: string; readonly name: string }
  | { readonly kind: 'click'; readonly message: string; readonly customId: string }
  | {
      readonly kind: 'select';
      readonly message: string;
      readonly customId: string;
      readonly values: readonly string[];
    }
  | {
      readonly kind: 'modal';
      /** Of the interaction that opened it. */
      readonly interaction: string;
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    }
  | { readonly kind: 'dismiss'; readonly message: string };

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

export interface ModalView {
  readonly interaction: string;
  readonly title: string;
  readonly texts: readonly (readonly TextNode[])[];
  readonly fields: readonly ModalField[];
}

/** What came of it. */
export type ActionOutcome =
  | { readonly kind: 'done' }
  /** The bot did not respond in time. */
  | { readonly kind: 'no-response' }
  /** A client would not have let the person do it. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'modal'; readonly modal: ModalView }
  | {
      readonly kind: 'choices';
      readonly choices: readonly { readonly name: string; readonly value: string | number }[];
    };

/** A document as the owner sees it. */
export interface DocumentView {
  readonly path: string;
  readonly title: string;
  readonly passages: number;
}

export interface FindingView {
  readonly path: string;
  readonly severity: 'error' | 'warning';
  /** In the person's language. */
  readonly text: string;
}

/** What reading the documents anew came to, in the person's language. */
export interface ReindexView {
  readonly ok: boolean;
  readonly text: string;
}

/** A word of the question, and what the index made of it. */
export interface WordView {
  readonly word: string;
  /** Stems of the documents that stand for it, weightiest first; empty: they have nothing like it. */
  readonly stems: readonly { readonly stem: string; readonly relation: string }[];
  /** How much it says: the rarer in the documents, the more. */
  readonly weight: number;
  /** What was searched instead, where the documents do not have it. */
  readonly correction?: string;
}

/** By the core's name for it. */
export interface NamedNumber {
  readonly name: string;
  readonly value: number;
}

/** A passage that was looked at, best first. */
export interface CandidateView {
  readonly title: string;
  readonly headings: readonly string[];
  readonly lines: readonly [first: number, last: number];
  readonly score: number;
  /** What ranking looked at. */
  readonly signals: readonly NamedNumber[];
}

/** How an answer came about. */
export interface WhyView {
  /** 0 to 1. */
  readonly confidence: number;
  /** From this confidence on it is said that the documents answer. */
  readonly threshold: number;
  readonly isFound: boolean;
  /** What the question asks for, by the core's name, where it tells. */
  readonly expected?: string;
  /** What the confidence is made of, in the logarithm of the odds; empty without a candidate. */
  readonly evidence: readonly NamedNumber[];
  readonly words: readonly WordView[];
  readonly candidates: readonly CandidateView[];
}
