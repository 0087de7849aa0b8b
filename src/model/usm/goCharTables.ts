/**
 * Inner part of a bracket expression, by the letter of the escape. Go's classes are ASCII; `\s` has no vertical tab.
 */
export const PERL_CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    d: '0-9',
    D: String.raw`\0-/:-\u{10FFFF}`,
    s: String.raw`\t\n\f\r `,
    S: String.raw`\0-\x08\x0b\x0e-\x1f!-\u{10FFFF}`,
    w: '0-9A-Z_a-z',
    W: '\\0-/:-@\\[-\\^`\\{-\\u{10FFFF}',
  }),
);

/** Inner part of a bracket expression, by POSIX name. */
export const POSIX_CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alnum: '0-9A-Za-z',
    alpha: 'A-Za-z',
    ascii: String.raw`\0-\x7f`,
    blank: String.raw`\t `,
    cntrl: String.raw`\0-\x1f\x7f`,
    digit: '0-9',
    graph: '!-~',
    lower: 'a-z',
    print: ' -~',
    punct: '!-\\/:-@\\[-`\\{-~',
    space: String.raw`\t\n\v\f\r `,
    upper: 'A-Z',
    word: '0-9A-Za-z_',
    xdigit: '0-9A-Fa-f',
  }),
);

/** Complements of the POSIX classes, for `[:^name:]`. */
export const NEGATED_POSIX_CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alnum: '\\0-/:-@\\[-`\\{-\\u{10FFFF}',
    alpha: '\\0-@\\[-`\\{-\\u{10FFFF}',
    ascii: String.raw`\x80-\u{10FFFF}`,
    blank: String.raw`\0-\x08\n-\x1f!-\u{10FFFF}`,
    cntrl: String.raw` -~\x80-\u{10FFFF}`,
    digit: String.raw`\0-/:-\u{10FFFF}`,
    graph: String.raw`\0- \x7f-\u{10FFFF}`,
    lower: '\\0-`\\{-\\u{10FFFF}',
    print: String.raw`\0-\x1f\x7f-\u{10FFFF}`,
    punct: String.raw`\0- 0-9A-Za-z\x7f-\u{10FFFF}`,
    space: String.raw`\0-\x08\x0e-\x1f!-\u{10FFFF}`,
    upper: String.raw`\0-@\[-\u{10FFFF}`,
    word: '\\0-/:-@\\[-\\^`\\{-\\u{10FFFF}',
    xdigit: '\\0-/:-@G-`g-\\u{10FFFF}',
  }),
);
