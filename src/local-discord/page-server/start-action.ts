import { findCommand, namesOf } from '../state/find-command.js';
import type { InteractionHandle } from '../state/interaction-handle.js';
import { isJson, type Json } from '../server/json.js';
import type { LocalDiscord } from '../start-local-discord.js';
import { channelKeyOf, installationIn } from './views/build-channel-views.js';
import type { BotRequest } from './inspector.js';
import type { PageAction } from './page-protocol.js';
import type { PageActor } from './parse-action.js';

/** An interaction that a person started on the page. */
export interface StartedAction {
  readonly handle: InteractionHandle;
  /** `undefined` when the action was not a command. */
  readonly command?: Json | undefined;
  /** `undefined` for an action that an inspector cannot explain. */
  readonly request?: BotRequest | undefined;
}

/**
 * Performs an action as the person's client would.
 *
 * @param started the interactions so far, by id
 * @throws Error when a client would not let the person do it
 */
export function startAction(
  action: Exclude<PageAction, { kind: 'send' | 'dismiss' }>,
  actor: PageActor,
  discord: LocalDiscord,
  started: ReadonlyMap<string, StartedAction>,
): StartedAction {
  const { world } = discord;
  const { as } = actor;
  const onMessage = (id: string) => ({
    ...actor,
    installed: installationIn(world.channels.get(world.messages.get(id)?.channelId ?? '')),
  });
  switch (action.kind) {
    case 'command':
    case 'autocomplete': {
      const { channel, name, options } = action;
      const installed = installationIn(
        [...world.channels.values()].find((one) => channelKeyOf(one, world.people[as]) === channel),
      );
      const place = { ...actor, installed, channel, name, options };
      if (action.kind === 'autocomplete') {
        return { handle: discord.autocomplete({ ...place, focused: action.focused }) };
      }
      const handle = discord.runCommand(place);
      const command = findCommand(
        {
          name,
          type: 'chatInput',
          person: world.people[as],
          channel: handle.pending.channel,
          installed,
        },
        world,
      );
      return { handle, command, request: command && describeCommand(command, options) };
    }
    case 'menu': {
      const target = world.messages.get(action.message);
      if (target === undefined) throw new Error('the message is gone');
      const handle = discord.runMessageCommand({ ...onMessage(action.message), ...action });
      const command = world.commands.find((one) => namesOf(one).includes(action.name));
      const { content } = target;
      return {
        handle,
        command,
        request: command && {
          kind: 'message-command',
          name: String(command.name),
          text: content,
        },
      };
    }
    case 'click': {
      const handle = discord.clickButton({ ...onMessage(action.message), ...action });
      return { handle, request: { kind: 'button', customId: action.customId } };
    }
    case 'select':
      return { handle: discord.selectOption({ ...onMessage(action.message), ...action }) };
    case 'modal': {
      const from = started.get(action.interaction)?.handle;
      if (from === undefined) throw new Error('no such modal was opened');
      const installed = installationIn(from.pending.channel);
      return { handle: discord.submitModal({ ...actor, installed, from, values: action.values }) };
    }
  }
}

/** The command with the names that it and its options have without translation. */
function describeCommand(
  command: Json,
  values: Readonly<Record<string, string | number | boolean>>,
): BotRequest {
  const options = Array.isArray(command.options) ? command.options.filter(isJson) : [];
  const named = Object.entries(values).map(([given, value]) => {
    const name = options.find((option) => namesOf(option).includes(given))?.name;
    return [typeof name === 'string' ? name : given, value] as const;
  });
  return { kind: 'command', name: String(command.name), options: Object.fromEntries(named) };
}
