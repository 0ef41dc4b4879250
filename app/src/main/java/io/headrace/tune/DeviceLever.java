package io.headrace.tune;

import io.headrace.host.NetDevice;

import java.util.List;

/**
 * A value that every device that serves is to have.
 *
 * @param values knob → value
 */
record DeviceLever(String name, List<Value> values, String why) implements Lever {
    /** A setting of the device and what it shall be. */
    record Value(String knob, String to) {}

    @Override
    public void plan(Draft draft) {
        for (NetDevice nic : draft.nics()) {
            values.forEach(
                    value -> draft.want(value.knob, Place.device(nic.name()), value.to, why));
        }
    }
}
