package io.headrace.doctor;

import io.headrace.host.Machine;

import java.util.List;

/** One thing that may be wrong with a machine; a pure function of what is known of it. */
interface Rule {
    /** The name of its findings and of its page. */
    String id();

    /** What is wrong; none also where what it needs to know is not told. */
    List<Finding> look(Machine machine);
}
