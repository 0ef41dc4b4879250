/** io_uring(7): the two queues shared with the kernel, their entries, and buffers lent to it. */
@NullMarked
package io.headrace.kernel.uring;

import org.jspecify.annotations.NullMarked;
