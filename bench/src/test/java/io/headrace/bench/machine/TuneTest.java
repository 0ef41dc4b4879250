package io.headrace.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** `tune` on kernels that refuse, round, and make queues anew: what was there comes back. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class TuneTest {
    /**
     * Settings of interrupts, queues and networks; no counters, and nothing that moves by itself.
     */
    private static final String SETTINGS =
            """
            find /proc/irq /proc/sys/net /sys/class/net/*/ -type f ! -path '*/statistics/*' \
            ! -name spurious ! -name 'effective*' ! -name inflight ! -name limit \
            ! -name 'stall*' ! -name 'carrier*' ! -name operstate ! -name speed \
            ! -name duplex -perm -400 2>/dev/null | sort |
            xargs grep -s ''; true\
            """;

    @TempDir Path folder;

    @BeforeAll
    static void need() {
        MachineExtension.need();
    }

    private static EmulatedMachine start(Shape shape) throws Exception {
        return EmulatedMachine.start(MachineExtension.kit(), shape);
    }

    private static String settings(EmulatedMachine machine) {
        return machine.must(SETTINGS);
    }

    private static List<String> differing(String before, String after) {
        List<String> old = before.lines().toList();
        return after.lines().filter(line -> !old.contains(line)).toList();
    }

    private static void comesBack(EmulatedMachine machine, String before) {
        String after = settings(machine);
        assertThat(differing(before, after)).as("is now").isEmpty();
        assertThat(differing(after, before)).as("was before").isEmpty();
    }

    /** A plan of these changes, each `knob place from to`, where from may be `null`. */
    private static void plan(EmulatedMachine machine, String... changes) {
        StringBuilder json = new StringBuilder("{\"schema\":\"headrace.plan/1\",\"changes\":[");
        for (String change : changes) {
            String[] words = change.split("; ", -1);
            String from = words[2].equals("null") ? "null" : "\"" + words[2] + "\"";
            json.append(json.toString().endsWith("[") ? "" : ",")
                    .append("{\"knob\":\"" + words[0] + "\",\"place\":\"" + words[1])
                    .append("\",\"from\":" + from + ",\"to\":\"" + words[3])
                    .append("\",\"why\":\"a test\"}");
        }
        machine.must("cat >/state/plan.json <<'E'\n" + json + "]}\nE");
    }

    private static final String APPLY = "headrace tune apply /state/plan.json --state /state/s";
    private static final String UNDO = "headrace tune undo --state /state/s";

    @Test
    void allOfThePlanIsMadeAndComesBack() throws Exception {
        try (EmulatedMachine machine = start(Shape.named("c3-8xlarge-2q"))) {
            String before = settings(machine);
            machine.must("headrace tune plan --json /state/plan.json");
            assertThat(machine.must(APPLY)).contains("10 of 10 changes stand");
            assertThat(differing(before, settings(machine)))
                    .contains("/sys/class/net/eth0/queues/rx-1/rps_cpus:0000fe00")
                    .anyMatch(line -> line.matches("/proc/irq/\\d+/smp_affinity:00000100"));
            assertThat(machine.must("headrace tune verify --state /state/s"))
                    .doesNotContain("differs");
            steersAsPlanned(machine);
            machine.must(UNDO);
            comesBack(machine, before);
        }
    }

    /** Interrupts come to CPUs 0 and 8 only, packets go to the seven behind each only. */
    private static void steersAsPlanned(EmulatedMachine machine) throws Exception {
        String interrupts =
                "awk '/virtio[0-9]+-input/ {for (i = 2; i < 34; i++) n[i - 2] += $i}"
                        + " END {for (i = 0; i < 32; i++) print n[i]}' /proc/interrupts";
        String woken =
                "while read -r a b c d e f g h i n rest; do echo $((0x$n)); done"
                        + " </proc/net/softnet_stat";
        // An interrupt moves when it comes: the first one still goes where it went before.
        Requests.toServeInside(machine, 300, 100);
        List<Long> irqBefore = numbers(machine.must(interrupts));
        List<Long> rpsBefore = numbers(machine.must(woken));
        Requests.toServeInside(machine, 600, 200);
        List<Long> irqAfter = numbers(machine.must(interrupts));
        List<Long> rpsAfter = numbers(machine.must(woken));
        for (int cpu = 0; cpu < 32; cpu++) {
            boolean takes = cpu == 0 || cpu == 8;
            boolean helps = cpu > 0 && cpu < 16 && cpu != 8;
            assertThat(irqAfter.get(cpu) - irqBefore.get(cpu) > 0)
                    .as("interrupts on CPU " + cpu)
                    .isIn(takes, false);
            assertThat(rpsAfter.get(cpu) - rpsBefore.get(cpu) > 0)
                    .as("packets dealt to CPU " + cpu)
                    .isIn(helps, false);
        }
        assertThat(irqAfter.get(0) + irqAfter.get(8))
                .isGreaterThan(irqBefore.get(0) + irqBefore.get(8));
        assertThat(rpsAfter).isNotEqualTo(rpsBefore);
    }

    private static List<Long> numbers(String lines) {
        return lines.lines().map(Long::valueOf).toList();
    }

    /** Killed as soon as the journal has one line more, until it is not killed any more. */
    @Test
    void killedAtEveryRecord() throws Exception {
        try (EmulatedMachine machine = start(Shape.named("small"))) {
            String before = settings(machine);
            machine.must("headrace tune plan --levers irq,rps --nic eth0 --json /state/plan.json");
            int most = 0;
            for (int lines = 1; lines <= 8; lines++) {
                machine.must(
                        "rm -rf /state/s; "
                                + APPLY
                                + " >/dev/null 2>&1 & pid=$!; count() { n=0; while read -r l; do"
                                + " n=$((n + 1)); done </state/s/journal; }; until [ -e"
                                + " /state/s/journal ]; do usleep 1000; done; count; while [ $n -lt"
                                + " "
                                + lines
                                + " ]; do count; done; kill -9 $pid; wait $pid; true");
                String journal = machine.read("/state/s/journal");
                most = Math.max(most, (int) journal.lines().count());
                machine.must(UNDO);
                assertThat(differing(before, settings(machine))).as(journal).isEmpty();
            }
            assertThat(most).isGreaterThan(4);
        }
    }

    /** The changes are gone with the power; the journal is not, and knows that. */
    @Test
    void thePowerIsCutWhileItWrites() throws Exception {
        Path disk = EmulatedMachine.newDisk(folder.resolve("disk"));
        try (EmulatedMachine machine =
                MachineExtension.small(EmulatedMachine.Start.SNAPSHOT, disk)) {
            machine.must("headrace tune plan --json /state/plan.json");
            machine.must(
                    APPLY
                            + " >/dev/null 2>&1 & until [ -e /state/s/journal ] && [ $(wc -l"
                            + " </state/s/journal) -gt 3 ]; do usleep 1000; done");
            machine.cutPower();
        }
        try (EmulatedMachine machine = MachineExtension.small(EmulatedMachine.Start.BOOT, disk)) {
            assertThat(machine.must("headrace tune history --state /state/s"))
                    .contains("stands, and was not finished");
            String before = settings(machine);
            assertThat(machine.must(UNDO))
                    .isEqualTo(
                            "gone       the machine was started anew since, which undid all of"
                                    + " it\n");
            comesBack(machine, before);
            assertThat(machine.must(UNDO)).isEqualTo("nothing to undo\n");
            machine.must("headrace tune plan --json /state/plan.json; " + APPLY + "; " + UNDO);
            comesBack(machine, before);
        }
    }

    /** Fewer queues, then as many again: the new ones get what the old ones were told. */
    @Test
    void queuesAreMadeAnew() throws Exception {
        Shape shape = new Shape(8, 1, 1, Shape.Order.PACKAGES, List.of(Nic.parse("virtio:8")));
        try (EmulatedMachine machine = start(shape)) {
            String queues = "/sys/class/net/eth0/queues/";
            machine.must(
                    "echo a >" + queues + "rx-1/rps_cpus; echo 50 >" + queues + "rx-6/rps_cpus");
            machine.must(
                    "echo 256 >"
                            + queues
                            + "rx-6/rps_flow_cnt; echo 3 >"
                            + queues
                            + "tx-5/xps_cpus");
            String rx6 = Steering.affinity(machine, "input.6");
            machine.write(rx6, "81");
            String before = settings(machine);
            plan(
                    machine,
                    "channels.combined; eth0; 8; 4",
                    "irq.affinity; eth0 rx-2; null; 10",
                    "rps.cpus; eth0 rx-1; null; c");
            assertThat(machine.must(APPLY)).contains("3 of 3 changes stand");
            assertThat(machine.must("ls " + queues + " | wc -l")).isEqualTo("8\n");
            assertThat(machine.must(UNDO)).contains("put back   channels.combined of eth0 = 8");
            comesBack(machine, before);
        }
    }

    @Test
    void whatIsRefusedLeavesTheRest() throws Exception {
        try (EmulatedMachine machine = start(Shape.named("small"))) {
            String before = settings(machine);
            plan(
                    machine,
                    "rings.rx; eth1; null; 500",
                    "coalesce.adaptive-rx; eth0; null; on",
                    "coalesce.rx-usecs; eth0; 0; 10",
                    "rps.cpus; eth0 rx-1; 0; c");
            Step applied = machine.run(APPLY);
            assertThat(applied.code()).isEqualTo(6);
            assertThat(applied.text())
                    .contains("other    rings.rx of eth1 = 512, of 500 as planned")
                    .contains("refused  coalesce.adaptive-rx of eth0: ")
                    .contains("refused  coalesce.rx-usecs of eth0: EOPNOTSUPP")
                    .contains("set      rps.cpus of eth0 rx-1 = c")
                    .contains("2 of 4 changes stand");
            assertThat(machine.must(UNDO)).contains("put back   rings.rx of eth1 = ");
            comesBack(machine, before);
            machine.must(APPLY + " || true");
            machine.must("echo 1 >$(readlink -f /sys/class/net/eth0/device/..)/remove");
            assertThat(machine.must(UNDO)).contains("gone       rps.cpus of eth0 rx-1: the device");
        }
    }
}
