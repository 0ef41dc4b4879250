/**
 * What is wrong or left lying on a host, seen without any load: rules over a machine, one class
 * each.
 */
@NullMarked
package io.headrace.doctor;

import org.jspecify.annotations.NullMarked;
