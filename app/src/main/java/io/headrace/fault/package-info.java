/** What went wrong, told in three parts: what failed, the likely cause, what to try. */
@NullMarked
package io.headrace.fault;

import org.jspecify.annotations.NullMarked;
