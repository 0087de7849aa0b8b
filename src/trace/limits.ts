/**
 * What a trace may hold at most. Sizes are checked on the raw bytes, before anything is allocated for them, so that a
 * damaged length cannot take the memory of the machine.
 */
export const TRACE_LIMITS = {
  /** One msgpack value: a record or a batch. */
  valueBytesMax: 32 * 1024 * 1024,
  /** One string; the longest the recorder writes is a command line of 4 KiB. */
  textBytesMax: 64 * 1024,
  /** One `bin`: a column of a batch, or one read of a full table of the Windows driver (65,535 rows of 194 bytes). */
  binaryBytesMax: 16 * 1024 * 1024,
  /** Elements of arrays and maps of one value, all levels together. */
  elementsMax: 262_144,
  /** Arrays and maps inside each other; a record needs three levels, the header a few more. */
  nestingMax: 12,
  /** Rows of one batch. */
  batchRowsMax: 65_536,
  /** Texts of the dictionary of a trace, and their characters together. */
  dictionaryTextsMax: 1_048_576,
  dictionaryCharsMax: 128 * 1024 * 1024,
  /** Events that are held in memory to be sorted. */
  eventsMax: 5_000_000,
} as const;
