/** Event loops: one thread, one transport, many connections. */
@NullMarked
package io.headrace.loop;

import org.jspecify.annotations.NullMarked;
