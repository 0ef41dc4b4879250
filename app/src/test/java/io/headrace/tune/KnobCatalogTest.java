package io.headrace.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;
import io.headrace.host.HostTree;
import io.headrace.host.Machine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** All that can ever be written, whatever a plan or a journal says. */
class KnobCatalogTest {
    private static final Pattern WHITELIST =
            Pattern.compile(
                    "proc/irq/[0-9]+/smp_affinity"
                            + "|sys/class/net/eth0/queues/rx-0/rps_(cpus|flow_cnt)"
                            + "|sys/class/net/eth0/queues/tx-0/xps_(cpus|rxqs)"
                            + "|sys/class/net/eth0/(napi_defer_hard_irqs|gro_flush_timeout|threaded"
                            + "|tx_queue_len)"
                            + "|proc/sys/net/ipv4/conf/eth0/(arp_announce|arp_ignore|rp_filter)"
                            + "|proc/sys/net/(core|ipv4)/[a-z_]+"
                            + "|proc/sys/kernel/(numa_balancing|timer_migration)"
                            + "|proc/sys/vm/stat_interval"
                            + "|sys/devices/system/clocksource/clocksource0/current_clocksource"
                            + "|sys/devices/system/cpu/cpufreq/policy0/scaling_governor"
                            + "|sys/kernel/mm/transparent_hugepage/(enabled|defrag)"
                            + "|ethtool -[LGCK] eth0 [a-z-]+");

    @TempDir Path folder;

    @Test
    void everyPathIsOnTheList() {
        Machine machine =
                Machine.read(HostTree.unpack(folder, "c3.8xlarge/usual", "c3.8xlarge/s1-ixgbevf"));
        List<Place> places =
                List.of(
                        Place.HOST,
                        Place.device("eth0"),
                        Place.rx("eth0", 0),
                        Place.tx("eth0", 0),
                        Place.policy(0));
        for (Knob knob : KnobCatalog.all()) {
            List<Place> own = places.stream().filter(knob::isAt).toList();
            assertThat(own).as(knob.id()).isNotEmpty();
            for (Place place : own) {
                assertThat(String.valueOf(knob.path(machine, place)))
                        .as(knob.id())
                        .matches(WHITELIST);
            }
        }
    }

    @Test
    void noValueLeavesItsFile() {
        for (Knob knob : KnobCatalog.all()) {
            for (String value : List.of("", "\n", "1\n2", "$(reboot)", "../x", "a'b", "é", "1;2")) {
                assertThat(knob.isValid(value)).as(knob.id() + " = " + value).isFalse();
            }
        }
    }

    @Test
    void aPlaceIsNoWayOut() {
        for (String text :
                List.of(
                        "..",
                        ".",
                        "../../etc",
                        "eth0/..",
                        "eth0 rx--1",
                        "eth0 rx-01",
                        "a b c",
                        "",
                        "eth0 xx-1",
                        "abcdefghijklmnopq")) {
            assertThatThrownBy(() -> Place.parse(text)).as(text).isInstanceOf(Fault.class);
        }
        for (String text : List.of("host", "eth0", "eth0 rx-0", "br-lan.5 tx-12", "policy3")) {
            assertThat(Place.parse(text).text()).isEqualTo(text);
        }
    }
}
