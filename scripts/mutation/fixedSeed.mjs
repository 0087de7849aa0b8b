// Mutants are judged by the same generated cases each time, and a failing case need not be made small.
import fc from 'fast-check';

fc.configureGlobal({ seed: 1, endOnFailure: true });
