package io.headrace.doctor;

import java.util.Locale;

/** How much a finding matters for the request rate. */
public enum Severity {
    /** Likely the limit, or close to it. */
    HIGH,
    /** Costs under load. */
    MEDIUM,
    /** Costs little, or only at the edge. */
    LOW,
    /** Told, so that a figure is understood; nothing to be changed here. */
    TOLD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
