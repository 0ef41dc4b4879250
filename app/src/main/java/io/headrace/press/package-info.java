/** The load generator. */
@NullMarked
package io.headrace.press;

import org.jspecify.annotations.NullMarked;
