import type { MessageView, ModalView } from './views/message-view.js';
import type { IndexingView } from './inspector.js';

/**
 * What the server of the page and the page tell each other, as JSON. Types alone, as in the files of
 * the views, so that the browser loads nothing of the server.
 */

/** The people that one can be on the page. */
export type PersonKey = 'member' | 'moderator' | 'administrator';

/** `dm` is the direct message with the bot; the others go by their names. */
export type ChannelKey = string;

/** A command's option in the person's language. */
export interface OptionView {
  readonly name: string;
  readonly description: string;
  readonly kind: 'text' | 'number' | 'boolean';
  readonly isRequired: boolean;
  readonly completes: boolean;
  /** The longest text that is accepted, in UTF-16 code units. */
  readonly most: number;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
}

/** A command in the person's language. */
export interface CommandView {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionView[];
}

/** A channel, and what can be done there. */
export interface ChannelView {
  readonly key: ChannelKey;
  /**
   * In the guild, with the bot, or among people. Among people the bot reads no messages, but its
   * commands work.
   */
  readonly kind: 'guild' | 'direct' | 'group';
  readonly name: string;
  /** Slash commands that the person is offered there. */
  readonly commands: readonly CommandView[];
  /** Names of the commands in a message's menu. */
  readonly messageCommands: readonly string[];
}

/** Everything that a person sees when they open the page. */
export interface Snapshot {
  readonly server: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: readonly {
    readonly key: PersonKey;
    readonly id: string;
    readonly name: string;
  }[];
  readonly channels: readonly ChannelView[];
  /** Whether the page has a panel for administrators. */
  readonly hasInspector: boolean;
  /** Oldest first. */
  readonly messages: readonly MessageView[];
}

/** Events that the server sends to the page. */
export type PageEvent =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  /** A new message, or the present state of a known one. */
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'deleted'; readonly id: string }
  | { readonly kind: 'typing'; readonly channel: ChannelKey }
  /** The progress of the index run that someone started on the page. */
  | { readonly kind: 'indexing'; readonly progress: IndexingView }
  /** The outcome of the index run, in the person's language. */
  | { readonly kind: 'indexed'; readonly text: string };

/** The entered values, by the names of the options. */
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
      /** The id of the interaction that opened the modal. */
      readonly interaction: string;
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    }
  | { readonly kind: 'dismiss'; readonly message: string };

/** The outcome of an action. */
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
