/**
 * Discord's numbers, one place for all: what Beleg keeps within when it writes, and what the local
 * Discord enforces. From Discord's API documentation of August 2026; lengths are in UTF-16 code
 * units unless the name says otherwise.
 */

/** From an interaction's arrival to its first response; after that its token is dead. */
export const interactionResponseMs = 3_000;
/** How long an interaction's token takes edits and follow-ups. */
export const interactionTokenMs = 15 * 60_000;

/** The text of a message without Components V2. */
export const messageContentLength = 2_000;

export const embedTitleLength = 256;
export const embedDescriptionLength = 4_096;
export const embedFields = 25;
export const embedFieldNameLength = 256;
export const embedFieldValueLength = 1_024;
export const embedFooterLength = 2_048;
export const embeds = 10;
/** Over all texts of all embeds of a message. */
export const embedsTotalLength = 6_000;

/** Components V2: all components of a message, nested ones counted. */
export const componentsTotal = 40;
/** Components V2: over all text displays of a message. */
export const textDisplaysTotalLength = 4_000;
/** Components V2: UTF-8 bytes over all text displays; undocumented, more is answered with HTTP 500. */
export const textDisplaysTotalBytes = 10_170;
/** Text displays in a section; its accessory is mandatory. */
export const sectionTexts = 3;

export const buttonsPerRow = 5;
export const selectOptions = 25;
export const buttonLabelLength = 80;
/** About so much of a button's label is shown. */
export const buttonLabelShownLength = 36;
export const selectOptionLabelLength = 100;
export const selectOptionDescriptionLength = 100;
export const selectOptionValueLength = 100;
export const selectPlaceholderLength = 150;
export const customIdLength = 100;
export const linkUrlLength = 512;

export const modalTitleLength = 45;

export const chatInputCommands = 100;
export const userCommands = 15;
export const messageCommands = 15;
export const commandNameLength = 32;
export const commandDescriptionLength = 100;
export const commandOptions = 25;
/** Over name, description, and those of all options and choices, in the longest language. */
export const commandTotalLength = 8_000;
/** A string option of a command. */
export const optionValueLength = 6_000;

export const autocompleteChoices = 25;
export const autocompleteNameLength = 100;
export const autocompleteValueLength = 100;

/** Requests a bot may make a second, interaction callbacks exempt. */
export const requestsPerSecond = 50;
/** Requests answered with 401, 403 or 429 in ten minutes, from which a bot is banned for a while. */
export const invalidRequestsPerTenMinutes = 10_000;
/** How often a bot may begin a session on the gateway in a day. */
export const identifiesPerDay = 1_000;
/** Servers of one shard at most; from there on a bot must have several. */
export const guildsPerShard = 2_500;

/** Files of one message. */
export const messageFiles = 10;
export const embedAuthorLength = 256;
/** Ids of one kind in a message's `allowed_mentions`. */
export const allowedMentionIds = 100;
/** What a client may give a message to know it again. */
export const nonceLength = 25;
/** Rows of a message without Components V2. */
export const classicRows = 5;

/** Rows, labels and texts of a modal. */
export const modalComponents = 5;
export const modalLabelLength = 45;
export const modalLabelDescriptionLength = 100;
export const textInputLength = 4_000;
export const textInputPlaceholderLength = 100;
/** Media of a gallery, and the words on one. */
export const galleryItems = 10;
export const mediaDescriptionLength = 256;
export const mediaAddressLength = 2_048;
/** The name of an emoji on a button or an option. */
export const emojiNameLength = 32;
/** A file of a message: 10 MiB, less some for the message beside it. */
export const attachmentBytes = 9.5 * 1024 * 1024;
