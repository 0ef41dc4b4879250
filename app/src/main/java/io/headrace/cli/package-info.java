/** The command line: one command per verb; the only printing and the only exit. */
@NullMarked
package io.headrace.cli;

import org.jspecify.annotations.NullMarked;
