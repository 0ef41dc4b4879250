package io.headrace.tune;

import io.headrace.host.Machine;
import io.headrace.host.NicAnswers;
import io.headrace.kernel.netlink.EthtoolSettings;
import io.headrace.kernel.netlink.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * A setting of a network device that only netlink's family `ethtool` reads and writes; a number, or
 * `on` and `off`.
 *
 * @param option of ethtool(8) that sets it, such as `-L`
 * @param word of ethtool(8) for it, such as `combined`
 * @param reader takes it from the device's answers
 * @param writer makes a message of it
 * @param rounds whether drivers may take a larger number than they are told
 */
record EthtoolKnob(
        String id,
        Takes takes,
        Stage stage,
        String option,
        String word,
        Reader reader,
        Writer writer,
        boolean rounds)
        implements Knob {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SWITCH = Pattern.compile("on|off");

    /** Takes the value from what a device answers; null where its driver has none. */
    interface Reader {
        @Nullable Object of(NicAnswers answers);
    }

    /** Tells a device. */
    interface Writer {
        void tell(EthtoolSettings ethtool, String nic, String value) throws Refusal;
    }

    @Override
    public boolean isAt(Place place) {
        return place.part() == Place.Part.DEVICE;
    }

    @Override
    public String path(Machine machine, Place place) {
        return "ethtool " + option + " " + place + " " + word;
    }

    @Override
    public String read(Site site, Place place) throws Obstacle {
        String value = value(NicAnswers.of(site.root(), place.device()));
        if (value == null) {
            throw Obstacle.missing(path(site.machine(), place) + ": the driver does not tell it");
        }
        return value;
    }

    /** What a device answers; null where its driver has no such setting. */
    @Nullable String value(NicAnswers answers) {
        Object value = reader.of(answers);
        return value instanceof Boolean on
                ? (on ? "on" : "off")
                : (value == null ? null : value + "");
    }

    @Override
    public void write(Site site, Place place, String value) throws Obstacle {
        site.tell(ethtool -> writer.tell(ethtool, place.device(), value));
    }

    @Override
    public boolean same(String one, String other) {
        return one.equals(other);
    }

    @Override
    public boolean mayBecome(String written, String seen) {
        return written.equals(seen)
                || (rounds
                        && NUMBER.matcher(written).matches()
                        && NUMBER.matcher(seen).matches()
                        && Long.parseLong(seen) >= Long.parseLong(written));
    }

    @Override
    public boolean isValid(String value) {
        return NUMBER.matcher(value).matches() || SWITCH.matcher(value).matches();
    }

    @Override
    public String command(Machine machine, Place place, String value) {
        return path(machine, place) + " " + value;
    }
}
