import {
  interactionResponseMs,
  interactionTokenMs,
  modalTitleLength,
  customIdLength,
} from '../discord-limits.js';
import { FieldChecker, refuse } from './api-error.js';
import type { Gateway } from './gateway.js';
import { isJson, type Json } from './json.js';
import type { MessageDesk } from './message-desk.js';
import { userToApi } from './to-api.js';
import { validateChoices } from './validate-commands.js';
import { messageFlags } from './validate-message.js';
import type { Attachment, Channel, Person, StoredMessage, World } from './world.js';

/** Interaction types. */
export const interactionTypes = {
  command: 2,
  component: 3,
  autocomplete: 4,
  modalSubmit: 5,
} as const;

/** Interaction callback types. */
const callbackTypes = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

export interface PendingInteraction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly channel: Channel;
  readonly person: Person;
  readonly createdAt: number;
  /** The message whose button was pressed. */
  readonly source: StoredMessage | undefined;
  readonly metadata: Json;
  /** When it was first responded to, in milliseconds after it was sent. */
  acknowledgedAfterMs: number | undefined;
  callbackType: number | undefined;
  /** Id of the message that `@original` means. */
  original: string | undefined;
  choices: readonly Json[] | undefined;
  modal: Json | undefined;
  readonly followUps: string[];
}

export interface InteractionDesk {
  /** Sends an interaction to the bot. */
  start(
    fields: Pick<PendingInteraction, 'type' | 'channel' | 'person' | 'source'>,
    data: Json,
    place: Json,
  ): PendingInteraction;
  /** @throws ApiError */
  callback(
    id: string,
    token: string,
    body: Json,
    files: readonly Attachment[],
  ): StoredMessage | undefined;
  /** The interaction of a token that still takes edits and follow-ups. @throws ApiError */
  find(token: string): PendingInteraction;
  /** @throws ApiError */
  followUp(token: string, body: Json, files: readonly Attachment[]): StoredMessage;
  /** A message of the interaction: `@original` or an id. @throws ApiError */
  message(token: string, id: string): StoredMessage;
}

/** Text inputs a modal may have, one a row. */
const modalRows = 5;

export function createInteractionDesk(
  world: World,
  gateway: Gateway,
  messages: MessageDesk,
  now: () => number,
): InteractionDesk {
  const pending = new Map<string, PendingInteraction>();

  const respond = (
    interaction: PendingInteraction,
    type: number,
    data: Json,
    files: readonly Attachment[],
  ): void => {
    const { channel, person, source, metadata } = interaction;
    const flags = typeof data.flags === 'number' ? data.flags : 0;
    const ephemeral = (flags & messageFlags.ephemeral) !== 0;
    const fields = {
      channel,
      author: undefined,
      files,
      ephemeral,
      interaction: metadata,
      ...(ephemeral ? { onlyFor: person.id } : {}),
    };
    switch (type) {
      case callbackTypes.message:
        interaction.original = messages.create({ ...fields, body: data }).id;
        return;
      case callbackTypes.deferredMessage:
        refuseOtherFlags(flags);
        interaction.original = messages.createEmpty(fields).id;
        return;
      case callbackTypes.deferredUpdate:
        interaction.original = source?.id;
        return;
      case callbackTypes.update:
        if (source !== undefined) messages.edit(source, data, files);
        interaction.original = source?.id;
        return;
      case callbackTypes.choices: {
        const check = new FieldChecker();
        validateChoices(['data', 'choices'], data.choices, check);
        check.finish();
        interaction.choices = (data.choices ?? []) as Json[];
        return;
      }
      case callbackTypes.modal:
        validateModal(data);
        interaction.modal = data;
    }
  };

  const find = (token: string): PendingInteraction => {
    const interaction = pending.get(token);
    if (interaction === undefined) throw refuse.unknownWebhook();
    if (now() - interaction.createdAt > interactionTokenMs) throw refuse.invalidWebhookToken();
    return interaction;
  };

  return {
    start(fields, data, place) {
      const id = world.nextId();
      const token = Buffer.from(`interaction:${id}`).toString('base64url');
      const interaction: PendingInteraction = {
        ...fields,
        id,
        token,
        createdAt: now(),
        metadata: {
          id,
          type: fields.type,
          user: userToApi(fields.person),
          authorizing_integration_owners: place.authorizing_integration_owners ?? {},
        },
        acknowledgedAfterMs: undefined,
        callbackType: undefined,
        original: undefined,
        choices: undefined,
        modal: undefined,
        followUps: [],
      };
      pending.set(token, interaction);
      const payload = {
        id,
        token,
        version: 1,
        application_id: world.bot.id,
        type: fields.type,
        data,
        locale: fields.person.locale,
        entitlements: [],
        attachment_size_limit: 10 * 1024 * 1024,
        ...place,
      };
      gateway.dispatch('INTERACTION_CREATE', payload, 0);
      return interaction;
    },
    callback(id, token, body, files) {
      const interaction = pending.get(token);
      if (interaction?.id !== id) throw refuse.unknownInteraction();
      if (interaction.acknowledgedAfterMs !== undefined) throw refuse.alreadyAcknowledged();
      const age = now() - interaction.createdAt;
      if (age > interactionResponseMs) throw refuse.unknownInteraction();
      const type = Number(body.type);
      refuseWrongType(type, interaction.type);
      respond(interaction, type, isJson(body.data) ? body.data : {}, files);
      interaction.acknowledgedAfterMs = age;
      interaction.callbackType = type;
      return interaction.original === undefined
        ? undefined
        : world.messages.get(interaction.original);
    },
    find,
    followUp(token, body, files) {
      const interaction = find(token);
      if (interaction.acknowledgedAfterMs === undefined) throw refuse.unknownWebhook();
      const flags = typeof body.flags === 'number' ? body.flags : 0;
      const ephemeral = (flags & messageFlags.ephemeral) !== 0;
      const message = messages.create({
        channel: interaction.channel,
        author: undefined,
        body,
        files,
        ephemeral,
        interaction: interaction.metadata,
        ...(ephemeral ? { onlyFor: interaction.person.id } : {}),
      });
      interaction.followUps.push(message.id);
      return message;
    },
    message(token, id) {
      const interaction = find(token);
      const own = id === '@original' ? interaction.original : id;
      const belongs = own === interaction.original || interaction.followUps.includes(own ?? '');
      const message = own === undefined || !belongs ? undefined : world.messages.get(own);
      if (message === undefined) throw refuse.unknownMessage();
      return message;
    },
  };
}

/** A deferral takes nothing but whether its answer will be private. */
function refuseOtherFlags(flags: number): void {
  if ((flags & ~messageFlags.ephemeral) === 0) return;
  const check = new FieldChecker();
  check.add(['data', 'flags'], 'BASE_TYPE_CHOICES', 'Only EPHEMERAL can be set on a deferral.');
  check.finish();
}

function refuseWrongType(type: number, interactionType: number): void {
  const fits: Readonly<Record<number, readonly number[]>> = {
    [interactionTypes.command]: [4, 5, 9],
    [interactionTypes.component]: [4, 5, 6, 7, 9],
    [interactionTypes.autocomplete]: [8],
    [interactionTypes.modalSubmit]: [4, 5, 6, 7],
  };
  if (fits[interactionType]?.includes(type) === true) return;
  const check = new FieldChecker();
  check.add(['type'], 'BASE_TYPE_CHOICES', 'This type does not answer this interaction.');
  check.finish();
}

function validateModal(modal: Json): void {
  const check = new FieldChecker();
  check.text(['data', 'title'], modal.title, { most: modalTitleLength });
  check.text(['data', 'custom_id'], modal.custom_id, { most: customIdLength });
  const rows = check.list(['data', 'components'], modal.components, {
    least: 1,
    most: modalRows,
  });
  for (const [at, row] of rows.entries()) {
    // An action row with one text input, a label with one component, or a text display.
    const allowed = isJson(row) && [1, 10, 18].includes(Number(row.type));
    if (!allowed)
      check.add(['data', 'components', at, 'type'], 'BASE_TYPE_CHOICES', 'Not allowed in a modal.');
  }
  check.finish();
}
