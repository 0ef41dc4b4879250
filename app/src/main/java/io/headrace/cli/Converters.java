package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineWish;
import io.headrace.press.Threshold;
import io.headrace.serve.Delay;
import io.headrace.serve.Stall;
import io.headrace.tls.TlsEngineWish;
import io.headrace.tls.TlsVersion;
import io.headrace.tune.Policy;
import io.headrace.units.Counts;
import io.headrace.units.CpuSet;
import io.headrace.units.Durations;
import io.headrace.units.Sizes;

import picocli.CommandLine.ITypeConverter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.function.Function;

/** From the words of an option to its value. */
final class Converters {
    private static final int PORT_MAX = 65535;

    private Converters() {}

    /** Such as `500ms`, in nanoseconds. */
    static final class Duration implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return Durations.parseNs(text);
        }
    }

    /** Such as `1k`. */
    static final class Count implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return Counts.parse(text);
        }
    }

    /** Such as `1.5k` or `0.5`, a second. */
    static final class Rate implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return Counts.parseRate(text);
        }
    }

    /** Such as `64KiB`, in bytes. */
    static final class Size implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return Sizes.parse(text);
        }
    }

    /** Such as `p99>5ms`. */
    static final class FailIf implements ITypeConverter<Threshold> {
        @Override
        public Threshold convert(String text) {
            return Threshold.parse(text);
        }
    }

    /** Such as `1%` or `0.01`, as a fraction. */
    static final class Share implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            boolean percent = text.endsWith("%");
            try {
                String digits = percent ? text.substring(0, text.length() - 1) : text;
                double share = Double.parseDouble(digits.strip()) / (percent ? 100 : 1);
                if (share >= 0 && share <= 1) {
                    return share;
                }
            } catch (NumberFormatException e) {
                // told below, as a number out of range is
            }
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "share \"" + text + "\"",
                    "it is not between none and all",
                    "try 0.01, or 1%");
        }
    }

    /** Such as `5ms`, `exp:5ms` or `p99:50ms`. */
    static final class Delays implements ITypeConverter<Delay> {
        @Override
        public Delay convert(String text) {
            return Delay.parse(text);
        }
    }

    /** Such as `200ms/1s`. */
    static final class Stalls implements ITypeConverter<Stall> {
        @Override
        public Stall convert(String text) {
            return Stall.parse(text);
        }
    }

    /** Such as `0-7,16`. */
    static final class Cpus implements ITypeConverter<CpuSet> {
        @Override
        public CpuSet convert(String text) {
            return CpuSet.parse(text);
        }
    }

    /** `1.2` or `1.3`. */
    static final class Tls implements ITypeConverter<TlsVersion> {
        @Override
        public TlsVersion convert(String text) {
            return chosen(
                    TlsVersion.values(),
                    TlsVersion::word,
                    text,
                    "\"" + text + "\"",
                    "it is no version of TLS spoken here",
                    "choose 1.2 or 1.3");
        }
    }

    /** `auto`, `uring` or `epoll`. */
    static final class Engine implements ITypeConverter<EngineWish> {
        @Override
        public EngineWish convert(String text) {
            return chosen(
                    EngineWish.values(),
                    EngineWish::word,
                    text,
                    "--engine " + text,
                    "there is no such engine",
                    "try auto, uring or epoll");
        }
    }

    /** `auto`, `jdk` or `boringssl`. */
    static final class TlsEngine implements ITypeConverter<TlsEngineWish> {
        @Override
        public TlsEngineWish convert(String text) {
            return chosen(
                    TlsEngineWish.values(),
                    TlsEngineWish::word,
                    text,
                    "--tls-engine " + text,
                    "there is no such library here",
                    "try auto, jdk or boringssl");
        }
    }

    /** `spread` or `article`. */
    static final class TunePolicy implements ITypeConverter<Policy> {
        @Override
        public Policy convert(String text) {
            return chosen(
                    Policy.values(),
                    Policy::word,
                    text,
                    "--policy " + text,
                    "there is no such policy",
                    "try spread or article");
        }
    }

    /** The path of a Unix socket. */
    static final class Unix implements ITypeConverter<Endpoint> {
        @Override
        public Endpoint convert(String text) {
            return Endpoint.unix(text);
        }
    }

    /** Such as `127.0.0.1:8080`, `[::1]:8080` or `:8080`. */
    static final class Listen implements ITypeConverter<Endpoint> {
        @Override
        public Endpoint convert(String text) {
            int colon = text.lastIndexOf(':');
            String address = colon < 0 ? text : text.substring(0, colon);
            return Endpoint.of(
                    new InetSocketAddress(
                            address(text, address), port(text, text.substring(colon + 1))));
        }

        private static InetAddress address(String text, String address) {
            try {
                return InetAddress.getByName(address.isEmpty() ? "0.0.0.0" : address);
            } catch (UnknownHostException e) {
                throw bad(text, "\"" + address + "\" is not an address of this machine");
            }
        }

        private static int port(String text, String port) {
            try {
                int number = Integer.parseInt(port);
                if (number >= 0 && number <= PORT_MAX && text.contains(":")) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below, as a number out of range is
            }
            throw bad(text, "\"" + port + "\" is not a port of 0 to " + PORT_MAX);
        }

        private static Fault bad(String text, String cause) {
            return new Fault(
                    Fault.Kind.BAD_INPUT,
                    "address \"" + text + "\"",
                    cause,
                    "try 127.0.0.1:8080, [::1]:8080 or :8080");
        }
    }

    /** The one that bears a word. */
    private static <T> T chosen(
            T[] all,
            Function<T, String> word,
            String text,
            String what,
            String cause,
            String remedy) {
        for (T one : all) {
            if (word.apply(one).equals(text)) {
                return one;
            }
        }
        throw new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }
}
