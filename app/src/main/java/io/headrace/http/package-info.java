/** The HTTP/1.1 codec over plain memory: no I/O, no allocation on the hot path. */
@NullMarked
package io.headrace.http;

import org.jspecify.annotations.NullMarked;
