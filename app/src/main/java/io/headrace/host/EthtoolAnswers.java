package io.headrace.host;

import static io.headrace.kernel.abi.LinuxEthtoolNetlink.*;
import static io.headrace.kernel.netlink.NewerNumbers.ETHTOOL_A_RSS_HFUNC;
import static io.headrace.kernel.netlink.NewerNumbers.ETHTOOL_A_RSS_HKEY;
import static io.headrace.kernel.netlink.NewerNumbers.ETHTOOL_A_RSS_INDIR;

import io.headrace.kernel.netlink.Attributes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From the attributes of the family `ethtool` to records,
 * Documentation/networking/ethtool-netlink.rst (Linux 6.12). An attribute that is not there is what
 * the driver does not support.
 */
final class EthtoolAnswers {
    /** Names of hash functions by their bit, net/ethtool/common.c rss_hash_func_strings. */
    private static final List<String> HASH_FUNCTIONS = List.of("toeplitz", "xor", "crc32");

    /** The attributes of coalescing that have no field of their own, by their number from 4. */
    private static final Map<Integer, String> OTHERS =
            Map.ofEntries(
                    Map.entry(4, "rx-usecs-irq"),
                    Map.entry(5, "rx-max-frames-irq"),
                    Map.entry(8, "tx-usecs-irq"),
                    Map.entry(9, "tx-max-frames-irq"),
                    Map.entry(10, "stats-block-usecs"),
                    Map.entry(13, "pkt-rate-low"),
                    Map.entry(14, "rx-usecs-low"),
                    Map.entry(15, "rx-max-frames-low"),
                    Map.entry(16, "tx-usecs-low"),
                    Map.entry(17, "tx-max-frames-low"),
                    Map.entry(18, "pkt-rate-high"),
                    Map.entry(19, "rx-usecs-high"),
                    Map.entry(20, "rx-max-frames-high"),
                    Map.entry(21, "tx-usecs-high"),
                    Map.entry(22, "tx-max-frames-high"),
                    Map.entry(23, "rate-sample-interval"));

    private EthtoolAnswers() {}

    static Channels channels(Attributes told) {
        return new Channels(
                integer(told, ETHTOOL_A_CHANNELS_RX_MAX),
                integer(told, ETHTOOL_A_CHANNELS_TX_MAX),
                integer(told, ETHTOOL_A_CHANNELS_OTHER_MAX),
                integer(told, ETHTOOL_A_CHANNELS_COMBINED_MAX),
                integer(told, ETHTOOL_A_CHANNELS_RX_COUNT),
                integer(told, ETHTOOL_A_CHANNELS_TX_COUNT),
                integer(told, ETHTOOL_A_CHANNELS_OTHER_COUNT),
                integer(told, ETHTOOL_A_CHANNELS_COMBINED_COUNT));
    }

    static Rings rings(Attributes told) {
        return new Rings(
                integer(told, ETHTOOL_A_RINGS_RX_MAX),
                integer(told, ETHTOOL_A_RINGS_RX_MINI_MAX),
                integer(told, ETHTOOL_A_RINGS_RX_JUMBO_MAX),
                integer(told, ETHTOOL_A_RINGS_TX_MAX),
                integer(told, ETHTOOL_A_RINGS_RX),
                integer(told, ETHTOOL_A_RINGS_RX_MINI),
                integer(told, ETHTOOL_A_RINGS_RX_JUMBO),
                integer(told, ETHTOOL_A_RINGS_TX),
                integer(told, ETHTOOL_A_RINGS_RX_BUF_LEN),
                flag(told, ETHTOOL_A_RINGS_TX_PUSH));
    }

    static Coalesce coalesce(Attributes told) {
        return new Coalesce(
                told.u32(ETHTOOL_A_COALESCE_RX_USECS),
                told.u32(ETHTOOL_A_COALESCE_RX_MAX_FRAMES),
                told.u32(ETHTOOL_A_COALESCE_TX_USECS),
                told.u32(ETHTOOL_A_COALESCE_TX_MAX_FRAMES),
                flag(told, ETHTOOL_A_COALESCE_USE_ADAPTIVE_RX),
                flag(told, ETHTOOL_A_COALESCE_USE_ADAPTIVE_TX),
                told.u32s(OTHERS));
    }

    static Rss rss(Attributes told) {
        Long functions = told.u32(ETHTOOL_A_RSS_HFUNC);
        int bit = functions == null ? -1 : Long.numberOfTrailingZeros(functions);
        List<Long> table = told.words(ETHTOOL_A_RSS_INDIR);
        byte[] key = told.bytes(ETHTOOL_A_RSS_HKEY);
        return new Rss(
                bit >= 0 && bit < HASH_FUNCTIONS.size() ? HASH_FUNCTIONS.get(bit) : null,
                table == null ? List.of() : table.stream().map(Long::intValue).toList(),
                key == null ? null : HexFormat.of().formatHex(key));
    }

    /**
     * All offloads the kernel has names for.
     *
     * @param told with compact bitsets
     */
    static List<Feature> features(Attributes told, Map<Integer, String> names) {
        List<Long> active = bits(told, ETHTOOL_A_FEATURES_ACTIVE);
        List<Long> wanted = bits(told, ETHTOOL_A_FEATURES_WANTED);
        List<Long> hardware = bits(told, ETHTOOL_A_FEATURES_HW);
        List<Long> fixed = bits(told, ETHTOOL_A_FEATURES_NOCHANGE);
        List<Feature> features = new ArrayList<>();
        new TreeMap<>(names)
                .forEach((bit, name) ->
                        features.add(
                                new Feature(
                                        name,
                                        has(active, bit),
                                        has(wanted, bit),
                                        has(hardware, bit) && !has(fixed, bit))));
        return features;
    }

    private static List<Long> bits(Attributes told, int type) {
        Attributes set = told.nested(type);
        List<Long> words = set == null ? null : set.words(ETHTOOL_A_BITSET_VALUE);
        return words == null ? List.of() : words;
    }

    private static boolean has(List<Long> words, int bit) {
        int word = bit / Integer.SIZE;
        return word < words.size() && (words.get(word) >> bit % Integer.SIZE & 1) != 0;
    }

    /** Flags of the driver, from a bitset with names. */
    static Map<String, Boolean> privateFlags(Attributes told) {
        Map<String, Boolean> flags = new TreeMap<>();
        Attributes set = told.nested(ETHTOOL_A_PRIVFLAGS_FLAGS);
        Attributes bits = set == null ? null : set.nested(ETHTOOL_A_BITSET_BITS);
        if (bits != null) {
            for (Attributes bit : bits.each(ETHTOOL_A_BITSET_BITS_BIT)) {
                String name = bit.text(ETHTOOL_A_BITSET_BIT_NAME);
                if (name != null) {
                    flags.put(name, bit.has(ETHTOOL_A_BITSET_BIT_VALUE));
                }
            }
        }
        return flags;
    }

    /** Texts of a set by their number. */
    static Map<Integer, String> strings(Attributes told) {
        Map<Integer, String> strings = new TreeMap<>();
        Attributes sets = told.nested(ETHTOOL_A_STRSET_STRINGSETS);
        if (sets != null) {
            for (Attributes set : sets.each(ETHTOOL_A_STRINGSETS_STRINGSET)) {
                Attributes all = set.nested(ETHTOOL_A_STRINGSET_STRINGS);
                if (all != null) {
                    all.each(ETHTOOL_A_STRINGS_STRING).forEach(one -> put(strings, one));
                }
            }
        }
        return strings;
    }

    private static void put(Map<Integer, String> strings, Attributes one) {
        Integer index = integer(one, ETHTOOL_A_STRING_INDEX);
        String value = one.text(ETHTOOL_A_STRING_VALUE);
        if (index != null && value != null && !value.isEmpty()) {
            strings.put(index, value);
        }
    }

    private static @Nullable Integer integer(Attributes told, int type) {
        Long number = told.u32(type);
        return number == null ? null : (int) Math.min(number, Integer.MAX_VALUE);
    }

    private static @Nullable Boolean flag(Attributes told, int type) {
        Integer number = told.u8(type);
        return number == null ? null : number != 0;
    }
}
