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
export const selectOptionLabelLength = 100;
export const selectOptionDescriptionLength = 100;
export const selectOptionValueLength = 100;
export const selectPlaceholderLength = 150;
export const customIdLength = 100;
export const linkUrlLength = 512;

export const modalTitleLength = 45;

export const commandNameLength = 32;
export const commandDescriptionLength = 100;
export const commandOptions = 25;
/** Total over the names and descriptions of a command, its options and choices, in the longest language. */
export const commandTotalLength = 8_000;

export const autocompleteChoices = 25;
export const autocompleteNameLength = 100;
export const autocompleteValueLength = 100;

export const modalLabelLength = 45;
/** Size of a file: the limit of 10 MiB less a margin for the rest of the request. */
export const attachmentBytes = 9.5 * 1024 * 1024;
