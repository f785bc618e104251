/** What was given cannot be used: the message says why, in sentences, and no stack is needed. */
export class Unusable extends Error {}
