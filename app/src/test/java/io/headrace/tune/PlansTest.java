package io.headrace.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;
import io.headrace.host.HostRoot;
import io.headrace.host.HostTree;
import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Plans of machines whose right plan is known: those of the article, in both topologies. */
class PlansTest {
    private static final String LITERAL = "c3.8xlarge/literal";
    private static final String USUAL = "c3.8xlarge/usual";
    private static final String ONE_QUEUE = "c3.8xlarge/s1-ixgbevf";
    private static final String TWO_QUEUES = "c3.8xlarge/s4-two-queues";
    private static final String TWO_NICS = "c3.8xlarge/s6-two-nics";
    private static final Set<String> STEERING = Set.of("irq", "rps");

    @TempDir Path folder;

    private Plan plan(Goal goal, String... trees) {
        return Planner.plan(new Site(HostTree.unpack(folder, trees)), goal);
    }

    private static Goal steering(Policy policy) {
        return new Goal(policy, List.of(), CpuSet.EMPTY, STEERING);
    }

    /** What is written where; a value that is there already is no change. */
    private List<String> lines(Plan plan) {
        Site site = new Site(HostRoot.of(folder));
        return plan.changes().stream()
                .map(one -> one.knob().path(site.machine(), one.place()) + " " + one.to())
                .toList();
    }

    @Test
    void theArticlesOneQueue() {
        Plan plan = plan(Goal.of(Policy.ARTICLE), LITERAL, ONE_QUEUE);
        assertThat(lines(plan))
                .containsExactly(
                        "proc/irq/260/smp_affinity 00000001",
                        "sys/class/net/eth0/queues/rx-0/rps_cpus 000000fe");
        assertThat(plan.changes()).extracting(Change::from).containsExactly("ffffffff", "00000000");
    }

    @Test
    void theArticlesOneQueueWhere128CpusArePossible() {
        Plan plan = plan(Goal.of(Policy.ARTICLE), LITERAL, ONE_QUEUE, "c3.8xlarge/wide");
        assertThat(lines(plan))
                .containsExactly(
                        "proc/irq/260/smp_affinity 00000000,00000000,00000000,00000001",
                        "sys/class/net/eth0/queues/rx-0/rps_cpus"
                                + " 00000000,00000000,00000000,000000fe");
    }

    /** The tree of that stage has these values already, so another tree's are asked for. */
    @Test
    void theArticlesTwoQueues() {
        HostTree.unpack(folder, LITERAL, TWO_QUEUES);
        clear("eth0", 2, 260, 261);
        Plan plan = Planner.plan(site(), Goal.of(Policy.ARTICLE));
        assertThat(lines(plan))
                .containsExactly(
                        "proc/irq/260/smp_affinity 00000001",
                        "proc/irq/261/smp_affinity 00010000",
                        "sys/class/net/eth0/queues/rx-0/rps_cpus 000000fe",
                        "sys/class/net/eth0/queues/rx-1/rps_cpus 00fe0000");
    }

    @Test
    void theArticlesTwoDevices() {
        HostTree.unpack(folder, LITERAL, TWO_NICS);
        clear("eth0", 2, 260, 261);
        clear("eth1", 2, 263, 264);
        Plan plan = Planner.plan(site(), Goal.of(Policy.ARTICLE));
        assertThat(lines(plan))
                .containsExactly(
                        "proc/irq/260/smp_affinity 00000001",
                        "proc/irq/261/smp_affinity 00010000",
                        "proc/irq/263/smp_affinity 00000100",
                        "proc/irq/264/smp_affinity 01000000",
                        "sys/class/net/eth0/queues/rx-0/rps_cpus 000000fe",
                        "sys/class/net/eth0/queues/rx-1/rps_cpus 00fe0000",
                        "sys/class/net/eth1/queues/rx-0/rps_cpus 0000fe00",
                        "sys/class/net/eth1/queues/rx-1/rps_cpus fe000000");
    }

    @Test
    void whatIsThereAlreadyIsNoChange() {
        assertThat(plan(Goal.of(Policy.ARTICLE), LITERAL, TWO_QUEUES).changes()).isEmpty();
    }

    /** CPU 16 is the other thread of CPU 0 there: interrupts belong on 0 and 8. */
    @Test
    void spreadKnowsThatCpu16IsNoSecondNode() {
        Plan plan = plan(steering(Policy.SPREAD), USUAL, TWO_QUEUES);
        assertThat(plan.refused())
                .extracting(Refused::why)
                .contains(
                        "CPU 16 for eth0 rx-1 is no second node: it is the other thread of CPU 0 on"
                                + " node 0");
        assertThat(lines(plan))
                .containsExactly(
                        "proc/irq/261/smp_affinity 00000100",
                        "sys/class/net/eth0/queues/rx-1/rps_cpus 0000fe00");
        clear("eth0", 2, 260, 261);
        assertThat(lines(Planner.plan(site(), steering(Policy.SPREAD))))
                .containsExactly(
                        "proc/irq/260/smp_affinity 00000001",
                        "proc/irq/261/smp_affinity 00000100",
                        "sys/class/net/eth0/queues/rx-0/rps_cpus 000000fe",
                        "sys/class/net/eth0/queues/rx-1/rps_cpus 0000fe00");
    }

    @Test
    void aDeviceOrALeverThatThereIsNot() {
        HostTree.unpack(folder, LITERAL, ONE_QUEUE);
        Goal device = new Goal(Policy.SPREAD, List.of("eth7"), CpuSet.EMPTY, Set.of());
        Goal lever = new Goal(Policy.SPREAD, List.of(), CpuSet.EMPTY, Set.of("turbo"));
        assertThatThrownBy(() -> Planner.plan(site(), device))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("eth7");
        assertThatThrownBy(() -> Planner.plan(site(), lever))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("turbo");
    }

    private Site site() {
        return new Site(HostRoot.of(folder));
    }

    /** Gives queues what a machine starts with: interrupts anywhere, RPS off. */
    private void clear(String nic, int queues, int... irqs) {
        for (int irq : irqs) {
            assertThat(site().root().write("proc/irq/" + irq + "/smp_affinity", "ffffffff\n"))
                    .isZero();
        }
        for (int queue = 0; queue < queues; queue++) {
            String path = "sys/class/net/" + nic + "/queues/rx-" + queue + "/rps_cpus";
            assertThat(site().root().write(path, "00000000\n")).isZero();
        }
    }
}
