/**
 * All of Discord's limits that Beleg observes. From Discord's API documentation of August 2026;
 * lengths are in UTF-16 code units unless the name says otherwise.
 */

/** Time from an interaction's arrival to its first response; after that its token is invalid. */
export const interactionResponseMs = 3_000;
/** How long an interaction's token accepts edits and follow-ups. */
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
/** Total over all texts of all embeds of a message. */
export const embedsTotalLength = 6_000;

/** Components V2: all components of a message, including nested ones. */
export const componentsTotal = 40;
/** Components V2: total over all text displays of a message. */
export const textDisplaysTotalLength = 4_000;
/** Components V2: UTF-8 bytes over all text displays. Undocumented; more is answered with HTTP 500. */
export const textDisplaysTotalBytes = 10_170;
/** Text displays in a section, whose accessory is mandatory. */
export const sectionTexts = 3;

export const buttonsPerRow = 5;
export const selectOptions = 25;
export const buttonLabelLength = 80;
/** About this much of a button's label is visible. */
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
/** Total over the names and descriptions of a command, its options and choices, in the longest language. */
export const commandTotalLength = 8_000;
/** Value of a string option. */
export const optionValueLength = 6_000;

export const autocompleteChoices = 25;
export const autocompleteNameLength = 100;
export const autocompleteValueLength = 100;

/** Requests a bot may make per second; interaction callbacks are exempt. */
export const requestsPerSecond = 50;
/** Number of 401, 403 and 429 responses in ten minutes that leads to a temporary ban. */
export const invalidRequestsPerTenMinutes = 10_000;
/** Gateway sessions a bot may begin per day. */
export const identifiesPerDay = 1_000;
/** Maximum number of servers per shard; a bot with more must use several shards. */
export const guildsPerShard = 2_500;

/** Files per message. */
export const messageFiles = 10;
export const embedAuthorLength = 256;
/** Ids of each kind in a message's `allowed_mentions`. */
export const allowedMentionIds = 100;
/** Length of the nonce that makes sending a message idempotent. */
export const nonceLength = 25;
/** Action rows of a message without Components V2. */
export const classicRows = 5;

/** Components of a modal. */
export const modalComponents = 5;
export const modalLabelLength = 45;
export const modalLabelDescriptionLength = 100;
export const textInputLength = 4_000;
export const textInputPlaceholderLength = 100;
/** Media of a gallery. */
export const galleryItems = 10;
export const mediaDescriptionLength = 256;
export const mediaAddressLength = 2_048;
/** Name of an emoji on a button or an option. */
export const emojiNameLength = 32;
/** Size of a file: the limit of 10 MiB less a margin for the rest of the request. */
export const attachmentBytes = 9.5 * 1024 * 1024;
