import type { ChannelView, PersonKey } from '../../page-server/page-protocol.js';
import type { Notice } from '../state/page-state.js';

/** Everything that the page itself says. */
export interface PageTexts {
  readonly servers: string;
  readonly channels: string;
  readonly textChannels: string;
  readonly directMessages: string;
  readonly openChannels: string;
  readonly you: string;
  readonly roles: Readonly<Record<PersonKey, string>>;
  readonly language: string;
  readonly theme: string;
  readonly dark: string;
  readonly light: string;
  readonly app: string;
  readonly edited: string;
  readonly onlyYou: string;
  readonly dismiss: string;
  readonly thinking: (bot: string) => string;
  readonly typing: (bot: string) => string;
  /** The texts around the command that somebody used. */
  readonly used: { readonly before: string; readonly after: string };
  readonly reply: string;
  readonly replyingTo: (name: string) => string;
  readonly cancelReply: string;
  readonly more: string;
  readonly apps: string;
  readonly messageTo: (channel: string) => string;
  readonly send: string;
  /** A negative count is the excess. */
  readonly charactersLeft: (count: number) => string;
  readonly welcome: (channel: string) => string;
  /** The text at the beginning of each kind of channel, by the channel's and the bot's name. */
  readonly start: Readonly<Record<ChannelView['kind'], (name: string, bot: string) => string>>;
  readonly tryThis: string;
  readonly commands: string;
  readonly people: string;
  readonly suggestions: string;
  readonly addOption: string;
  readonly cancelReindex: string;
  readonly cancelCommand: string;
  readonly isRequired: string;
  /** Shown when a required field of a form is empty. */
  readonly fillIn: string;
  /** Shown when a text has fewer characters than the form requires. */
  readonly tooShort: (least: number) => string;
  readonly yes: string;
  readonly no: string;
  readonly choose: string;
  readonly submit: string;
  readonly cancel: string;
  readonly close: string;
  readonly newMessages: string;
  readonly newFromHere: string;
  readonly readingOlder: string;
  readonly goToNewest: string;
  readonly goToMessage: string;
  readonly messagesIn: (channel: string) => string;
  readonly actions: string;
  readonly download: string;
  readonly opensInNewTab: string;
  readonly notices: Readonly<Record<Notice, string>>;
  readonly connecting: string;
  readonly inspector: string;
  readonly inspectorIntro: string;
  readonly documents: string;
  readonly passages: (count: number) => string;
  readonly andMore: (count: number) => string;
  readonly findings: string;
  readonly noFindings: string;
  readonly checking: string;
  readonly reindex: string;
  readonly phase: Readonly<Record<'loading' | 'indexing', string>>;
  readonly loading: string;
  readonly explanation: string;
}
