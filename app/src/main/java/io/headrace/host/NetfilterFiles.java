package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/** The modules and files of netfilter. */
final class NetfilterFiles {
    private static final String SYSCTL = "proc/sys/net/netfilter/nf_conntrack_";
    private static final Pattern MODULE =
            Pattern.compile(
                    "(?:nf|nft|xt|ipt|ip6t|ebt)_.*|x_tables|(?:ip|ip6|arp|eb)_?tables"
                            + "|(?:iptable|ip6table|ebtable)_.*|br_netfilter|nfnetlink.*|ip_set.*");

    private NetfilterFiles() {}

    static PacketFilters read(Survey survey) {
        return new PacketFilters(
                survey.root().list("sys/module").stream()
                        .filter(name -> MODULE.matcher(name).matches())
                        .toList(),
                tables(survey.text("proc/net/ip_tables_names")),
                survey.integer(SYSCTL + "count"),
                survey.integer(SYSCTL + "max"),
                survey.integer(SYSCTL + "buckets"));
    }

    private static @Nullable List<String> tables(@Nullable String names) {
        return names == null ? null : names.lines().filter(name -> !name.isBlank()).toList();
    }
}
