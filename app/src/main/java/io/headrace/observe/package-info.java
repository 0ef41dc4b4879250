/** Snapshots of a running machine and what changed between two of them. */
@NullMarked
package io.headrace.observe;

import org.jspecify.annotations.NullMarked;
