/** What one machine can do: describe itself, serve, press, observe. */
@NullMarked
package io.headrace.node;

import org.jspecify.annotations.NullMarked;
