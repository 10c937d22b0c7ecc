import { randomBytes } from 'node:crypto';

import { interactionResponseMs, interactionTokenMs } from '../validate/discord-limits.js';
import { refuse } from '../server/api-error.js';
import { FieldChecker } from '../validate/field-checker.js';
import type { Gateway } from '../server/gateway.js';
import { allowedCallbacks, callbackTypes, interactionTypes } from './interaction-types.js';
import { isJson, type Json } from '../server/json.js';
import type { LocalEvent } from '../server/local-event.js';
import type { MessageService } from './message-service.js';
import { messageToApi, userToApi } from '../server/to-api.js';
import { messageFlags } from '../validate/validate-message.js';
import { validateModal } from '../validate/validate-modal.js';
import { validateChoices } from '../validate/validate-options.js';
import type { Attachment, StoredMessage, World } from './world.js';
import type { Choice, PendingInteraction } from './pending-interaction.js';

export interface InteractionService {
  /** Sends an interaction to the bot. */
  start(
    fields: Pick<PendingInteraction, 'kind' | 'channel' | 'person' | 'source'>,
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
  /** The interaction of a token that is still valid. @throws ApiError */
  find(token: string): PendingInteraction;
  /** @throws ApiError */
  followUp(token: string, body: Json, files: readonly Attachment[]): StoredMessage;
  /** A message of the interaction: `@original` or an id. @throws ApiError */
  message(token: string, id: string): StoredMessage;
}

export function createInteractionService(
  world: World,
  gateway: Pick<Gateway, 'dispatch'>,
  messages: MessageService,
  now: () => number,
  notify: (event: LocalEvent) => void,
): InteractionService {
  const pending = new Map<string, PendingInteraction>();

  const find = (token: string): PendingInteraction => {
    const interaction = pending.get(token);
    if (interaction === undefined) throw refuse.unknownWebhook();
    if (now() - interaction.createdAt > interactionTokenMs) throw refuse.invalidWebhookToken();
    return interaction;
  };

  const respond = (
    interaction: PendingInteraction,
    type: number,
    data: Json,
    files: readonly Attachment[],
  ): void => {
    const { source } = interaction;
    const at = ['data'];
    switch (type) {
      case callbackTypes.message:
        interaction.original = messages.create({
          ...answerTo(interaction, data),
          body: data,
          files,
          at,
        }).id;
        return;
      case callbackTypes.deferredMessage:
        refuseOtherFlags(data);
        interaction.original = messages.createEmpty(answerTo(interaction, data)).id;
        return;
      case callbackTypes.update: {
        const current = world.messages.get(source?.id ?? '');
        if (current === undefined) throw refuse.unknownMessage();
        messages.edit(current, data, files, at);
        interaction.original = current.id;
        return;
      }
      case callbackTypes.deferredUpdate:
        interaction.original = source?.id;
        return;
      case callbackTypes.choices: {
        const check = new FieldChecker(at);
        if (!Array.isArray(data.choices))
          check.add(['choices'], 'BASE_TYPE_REQUIRED', 'This field is required');
        validateChoices(['choices'], data.choices, check, interaction.completes);
        check.finish();
        interaction.choices = data.choices as Choice[];
        return;
      }
      case callbackTypes.modal:
        validateModal(data);
        interaction.modal = data;
    }
  };

  return {
    start(fields, data, place) {
      const id = world.nextId();
      const { kind, person, source } = fields;
      const type = interactionTypes[kind];
      const interaction: PendingInteraction = {
        ...fields,
        id,
        token: randomBytes(tokenBytes).toString('base64url'),
        createdAt: now(),
        completes: focusedTypeOf(data),
        versionsBefore: source === undefined ? 0 : source.earlier.length + 1,
        metadata: {
          id,
          type,
          user: userToApi(person),
          authorizing_integration_owners: place.authorizing_integration_owners,
          ...(source === undefined ? {} : { interacted_message_id: source.id }),
        },
        acknowledgedAfterMs: undefined,
        callbackType: undefined,
        original: undefined,
        choices: undefined,
        modal: undefined,
        followUps: [],
      };
      pending.set(interaction.token, interaction);
      const payload = {
        id,
        token: interaction.token,
        version: 1,
        application_id: world.bot.id,
        type,
        data,
        locale: person.locale,
        entitlements: [],
        attachment_size_limit: largestAttachment,
        ...(source === undefined ? {} : { message: messageToApi(source, world) }),
        ...place,
      };
      gateway.dispatch('INTERACTION_CREATE', () => payload, 0);
      return interaction;
    },
    callback(id, token, body, files) {
      const interaction = pending.get(token);
      if (interaction?.id !== id) throw refuse.unknownInteraction();
      if (interaction.acknowledgedAfterMs !== undefined) throw refuse.alreadyAcknowledged();
      const age = now() - interaction.createdAt;
      if (age > interactionResponseMs) throw refuse.unknownInteraction();
      const type = Number(body.type);
      refuseWrongType(type, interaction);
      respond(interaction, type, isJson(body.data) ? body.data : {}, files);
      interaction.acknowledgedAfterMs = age;
      interaction.callbackType = type;
      notify({ kind: 'acknowledged', interaction });
      return world.messages.get(interaction.original ?? '');
    },
    find,
    followUp(token, body, files) {
      const interaction = find(token);
      if (interaction.acknowledgedAfterMs === undefined) throw refuse.unknownWebhook();
      const original = world.messages.get(interaction.original ?? '');
      // The first follow-up to a deferral becomes the deferred answer.
      if (original !== undefined && (original.flags & messageFlags.loading) !== 0) {
        messages.edit(original, body, files);
        return original;
      }
      const message = messages.create({ ...answerTo(interaction, body), body, files });
      interaction.followUps.push(message.id);
      return message;
    },
    message(token, id) {
      const { original, followUps, acknowledgedAfterMs } = find(token);
      // Before the first response the interaction has no messages.
      if (acknowledgedAfterMs === undefined) throw refuse.unknownWebhook();
      const own = id === '@original' ? (original ?? '') : id;
      const belongs = own === original || followUps.includes(own);
      const message = belongs ? world.messages.get(own) : undefined;
      if (message === undefined) throw refuse.unknownMessage();
      return message;
    },
  };
}

/** A random token of this length cannot be guessed. */
const tokenBytes = 32;
/** The limit in bytes of a server without boosts. */
const largestAttachment = 10 * 1024 * 1024;

/** The fields that a message takes over from the interaction it answers. */
function answerTo({ channel, person, metadata }: PendingInteraction, { flags }: Json) {
  const isEphemeral = typeof flags === 'number' && (flags & messageFlags.ephemeral) !== 0;
  const onlyFor = isEphemeral ? person.id : undefined;
  return { channel, author: undefined, interaction: metadata, onlyFor };
}

/** A deferral accepts only the flag for a private answer. */
function refuseOtherFlags({ flags = 0 }: Json): void {
  if (typeof flags === 'number' && (flags & ~messageFlags.ephemeral) === 0) return;
  const check = new FieldChecker(['data']);
  check.add(['flags'], 'BASE_TYPE_CHOICES', 'Only EPHEMERAL can be set on a deferral.');
  check.refuse();
}

function refuseWrongType(type: number, { kind, source }: PendingInteraction): void {
  const allowed = allowedCallbacks(kind, source !== undefined);
  if (allowed.includes(type)) return;
  const check = new FieldChecker();
  check.add(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  check.refuse();
}

function focusedTypeOf({ options }: Json): unknown {
  if (!Array.isArray(options)) return undefined;
  return (options as Json[]).find(({ focused }) => focused === true)?.type;
}
