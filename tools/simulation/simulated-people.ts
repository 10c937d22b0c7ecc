import type { MemoryDiscord } from '@beleg/local-discord/memory';

import { pickOne, type Random } from '../create-random.js';
import type { SimulatedCorpus } from './simulated-corpus.js';
import { poison } from './simulated-thread.js';

export type StoredMessage = ReturnType<MemoryDiscord['sendMessage']>;
type InteractionHandle = ReturnType<MemoryDiscord['runCommand']>;

/** Something that somebody asked of the bot, which is owed one answer. */
export interface Asked {
  readonly kind: 'ask' | 'message' | 'action';
  /** The id of the interaction or the message. */
  readonly id: string;
  /** The only person who may see the answer; `undefined` when everyone there may. */
  readonly onlyFor: string | undefined;
  /** When it was asked, in virtual time. */
  readonly at: number;
  readonly handle: InteractionHandle | undefined;
  readonly label: string;
}

/** A thumb up that somebody gave. */
export interface GivenVote {
  readonly user: string;
  readonly answer: string;
  readonly asked: Asked;
}

const persons = ['member', 'moderator', 'administrator'] as const;
const channels = ['allgemein', 'fragen'] as const;

/** People who ask, press buttons and write messages, each at random. */
export class SimulatedPeople {
  readonly asked: Asked[] = [];
  readonly votes: GivenVote[] = [];
  readonly #discord: MemoryDiscord;
  readonly #corpus: SimulatedCorpus;
  readonly #random: Random;
  readonly #now: () => number;
  /** The share of questions that end the thread of the index. */
  poisonShare = 0;

  constructor(discord: MemoryDiscord, corpus: SimulatedCorpus, random: Random, now: () => number) {
    this.#discord = discord;
    this.#corpus = corpus;
    this.#random = random;
    this.#now = now;
  }

  /** Somebody does something. */
  act(): void {
    const choice = this.#random();
    if (choice < 0.4) this.#askByCommand();
    else if (choice < 0.6) this.#askByMessage();
    else if (choice < 0.95) this.#pressButton();
    else this.#reindex();
  }

  #pickQuestion(): string {
    return this.#random() < this.poisonShare ? `${poison}?` : this.#corpus.pickQuestion();
  }

  #askByCommand(): void {
    const as = pickOne(this.#random, persons);
    const isPrivate = this.#random() < 0.6;
    const channel = this.#random() < 0.2 ? 'dm' : pickOne(this.#random, channels);
    const question = this.#pickQuestion();
    const handle = this.#discord.runCommand({
      as,
      channel,
      name: 'ask',
      options: { question, private: isPrivate },
    });
    const onlyFor = isPrivate && channel !== 'dm' ? this.#idOf(as) : undefined;
    this.#note('ask', handle, onlyFor, `/ask ${question}`);
  }

  #askByMessage(): void {
    const as = pickOne(this.#random, persons);
    const isDirect = this.#random() < 0.5;
    const question = this.#pickQuestion();
    const channel = isDirect ? 'dm' : pickOne(this.#random, channels);
    const content = isDirect ? question : `<@${this.#discord.world.bot.id}> ${question}`;
    const { id } = this.#discord.sendMessage({ as, channel, content });
    this.asked.push({
      kind: 'message',
      id,
      onlyFor: undefined,
      at: this.#now(),
      handle: undefined,
      label: `${channel}: ${content}`,
    });
  }

  #reindex(): void {
    const options = { full: this.#random() < 0.5 };
    const as = 'administrator';
    const handle = this.#discord.runCommand({ as, channel: 'fragen', name: 'reindex', options });
    this.#note('action', handle, this.#idOf(as), '/reindex');
  }

  /** Presses any button that somebody sees on an answer. */
  #pressButton(): void {
    const as = pickOne(this.#random, persons);
    const channel = pickOne(this.#random, [...channels, 'dm'] as const);
    const messages = this.#discord
      .messagesIn({ as, channel })
      .filter(({ author }) => author === undefined);
    if (messages.length === 0) return;
    const message = pickOne(this.#random, messages);
    const ids = listButtons(message.components);
    if (ids.length === 0) return;
    const customId = pickOne(this.#random, ids);
    const handle = this.#discord.clickButton({ as, message, customId });
    const [, letter, answer = ''] = customId.split(':');
    // Sharing is what shows a private answer to others; questions are asked again in private.
    const isOpen = letter === 'p' || letter === 't' || letter === 's' || letter === 'l';
    const asked = this.#note(
      'action',
      handle,
      isOpen || channel === 'dm' ? undefined : this.#idOf(as),
      `button ${customId}`,
    );
    if (letter === 'u') this.votes.push({ user: this.#idOf(as), answer, asked });
  }

  #note(
    kind: Asked['kind'],
    handle: InteractionHandle,
    onlyFor: string | undefined,
    label: string,
  ): Asked {
    const asked = { kind, id: handle.pending.id, onlyFor, at: this.#now(), handle, label };
    this.asked.push(asked);
    return asked;
  }

  #idOf(as: (typeof persons)[number]): string {
    return this.#discord.world.people[as].id;
  }
}

/** The ids of the buttons that are in use. */
function listButtons(component: unknown): string[] {
  if (Array.isArray(component)) return component.flatMap(listButtons);
  if (typeof component !== 'object' || component === null) return [];
  const { type, custom_id, disabled, components, accessory } = component as Record<string, unknown>;
  const own = type === 2 && typeof custom_id === 'string' && disabled !== true ? [custom_id] : [];
  return [...own, ...listButtons(components), ...listButtons(accessory)];
}
