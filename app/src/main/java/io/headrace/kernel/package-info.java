/** The one door to Linux: system calls, memory, sockets, epoll, affinity, clocks. */
@NullMarked
package io.headrace.kernel;

import org.jspecify.annotations.NullMarked;
