/**
 * Changes to a machine that can always be taken back: planned with their why, journalled before
 * they are made, read back, and undone from a process that knows only the journal.
 */
@NullMarked
package io.headrace.tune;

import org.jspecify.annotations.NullMarked;
