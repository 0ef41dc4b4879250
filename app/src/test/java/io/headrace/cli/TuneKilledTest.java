package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.Needs;
import io.headrace.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * `tune` on the settings of a network namespace, by processes that are killed: what was there comes
 * back. Nothing outside of the namespace is written.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class TuneKilledTest {
    private static final String LEVERS =
            "--nic left --levers channels,rps,xps,napi-defer,slow-start,ports,second-nic";

    /** A pair of devices, the settings of the namespace in one text, and our program. */
    private static final String BEGIN =
            """
            PATH=$PATH:/usr/sbin:/sbin
            mount -t sysfs sys /sys
            ip link add left numrxqueues 4 numtxqueues 4 type veth peer name right
            ethtool -L left rx 1 tx 1
            ip link set left up
            ip link set right up
            echo 'exec OURS "$@"' >headrace
            headrace() { sh headrace "$@"; }
            settings() {
                grep -r . /proc/sys/net/ipv4/conf /proc/sys/net/ipv4/tcp_* \\
                    /proc/sys/net/ipv4/ip_local_port_range /sys/class/net/left/queues/ \\
                    /sys/class/net/left/napi_defer_hard_irqs \\
                    /sys/class/net/left/gro_flush_timeout 2>/dev/null | sort
                ls /sys/class/net/left/queues
            }
            settings >before
            headrace tune plan LEVERS --json plan.json >plan.txt
            same() { settings >now; diff before now; }
            """;

    @TempDir Path folder;

    /** Runs commands of a shell in a namespace of their own: all they printed. */
    private String run(String commands) throws IOException, InterruptedException {
        String ours =
                String.join(
                        " ",
                        Program.command(
                                List.of(
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1")));
        Path log = folder.resolve("log");
        Process process =
                new ProcessBuilder(
                                Needs.program("unshare"),
                                "--net",
                                "--mount",
                                "sh",
                                "-ec",
                                BEGIN.replace("OURS", ours).replace("LEVERS", LEVERS) + commands)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        int code = process.waitFor();
        String text = Files.readString(log);
        if (text.contains("unshare failed")) {
            throw Needs.missing("the right to make a network namespace");
        }
        assertThat(code).as(text).isZero();
        return text;
    }

    @Test
    void appliedVerifiedAndUndone() throws IOException, InterruptedException {
        String told =
                run(
                        """
                        headrace tune apply plan.json --state s
                        headrace tune verify --state s
                        same && exit 9
                        headrace tune history --state s
                        headrace tune undo --state s
                        same
                        headrace tune undo --state s
                        """);
        assertThat(told)
                .contains("set      channels.rx of left = ")
                .contains("set      net.ipv4.tcp_slow_start_after_idle = 0")
                .contains("holds    xps.cpus of left tx-1 = 2")
                .contains("  stands")
                .contains("put back   channels.rx of left = ")
                .endsWith("nothing to undo\n");
    }

    /** A hundred times killed at some moment: while it starts, while it writes, when it is done. */
    @Test
    void killedAtAnyMoment() throws IOException, InterruptedException {
        String told =
                run(
                        """
                        for i in $(seq 0 99); do
                            sh headrace tune apply plan.json --state s >/dev/null 2>&1 &
                            pid=$!
                            # A few while it starts, the others while it writes.
                            if [ $((i % 10)) = 0 ]; then
                                sleep 0.$i
                            else
                                until [ -s s/journal ]; do :; done
                                sleep $(printf 0.%03d $((i * 7 / 10)))
                            fi
                            kill -9 $pid 2>/dev/null || :
                            wait $pid 2>/dev/null || :
                            echo "entries $(cat s/journal 2>/dev/null | wc -l)"
                            headrace tune undo --state s >undo.txt
                            same
                            rm -rf s
                        done
                        """);
        List<String> entries = told.lines().filter(line -> line.startsWith("entries ")).toList();
        assertThat(entries).hasSize(100);
        // Else the moments were all before, or all after, what is to be tested.
        assertThat(entries.stream().distinct().count()).as(told).isGreaterThan(5);
    }

    @Test
    void withoutConfirmationAllComesBack() throws IOException, InterruptedException {
        String told =
                run(
                        """
                        headrace tune apply plan.json --state s --confirm-within 6s
                        same >/dev/null && exit 9
                        for i in $(seq 100); do same >/dev/null && break; sleep 0.2; done
                        same
                        headrace tune history --state s
                        headrace tune apply plan.json --state s --confirm-within 6s >/dev/null
                        headrace tune confirm --state s
                        sleep 7
                        same >/dev/null && exit 8
                        headrace tune undo --state s >/dev/null
                        same
                        """);
        assertThat(told).contains("all is put back at ").contains("confirmed: run 2");
    }

    /** The process that puts all back does not end with the one that made the changes. */
    @Test
    void killedBeforeConfirmation() throws IOException, InterruptedException {
        run(
                """
                sh headrace tune apply plan.json --state s --confirm-within 8s >/dev/null 2>&1 &
                pid=$!
                until [ -s s/journal ] && [ "$(wc -l <s/journal)" -gt 20 ]; do sleep 0.02; done
                kill -9 $pid
                same >/dev/null && exit 9
                for i in $(seq 150); do same >/dev/null && break; sleep 0.2; done
                same
                """);
    }

    @Test
    void aForeignChangeAndALostDevice() throws IOException, InterruptedException {
        String told =
                run(
                        """
                        headrace tune apply plan.json --state s >/dev/null
                        echo 1 >/proc/sys/net/ipv4/tcp_slow_start_after_idle
                        echo "1100 65000" >/proc/sys/net/ipv4/ip_local_port_range
                        headrace tune verify --state s >verify.txt || echo "verify $?"
                        headrace tune undo --state s || echo "undo $?"
                        cat /proc/sys/net/ipv4/ip_local_port_range
                        echo "32768 60999" >/proc/sys/net/ipv4/ip_local_port_range
                        same
                        headrace tune apply plan.json --state s >/dev/null
                        ip link del left
                        headrace tune undo --state s
                        """);
        assertThat(told)
                .contains("verify 6\n")
                .contains("as before  net.ipv4.tcp_slow_start_after_idle = 1")
                .contains("left       net.ipv4.ip_local_port_range: somebody else set it to \"1100")
                .contains("undo 6\n")
                .contains("1100\t65000\n")
                .contains("gone       channels.rx of left: the device is gone");
    }

    /** Who may not, or would cut the own connection, is told before anything is written. */
    @Test
    void whoMayNotIsToldBefore() throws IOException, InterruptedException {
        String told =
                run(
                        """
                        setpriv --bounding-set=-net_admin,-dac_override \\
                            sh headrace tune apply plan.json --state s || echo "rights $?"
                        ip address add 192.0.2.1/24 dev left
                        export SSH_CONNECTION="192.0.2.9 5000 192.0.2.1 22"
                        headrace tune apply plan.json --state s || echo "session $?"
                        [ -e s ] && exit 9
                        headrace tune apply plan.json --state s --confirm-within 30s >/dev/null
                        headrace tune undo --state s >/dev/null
                        same
                        """);
        assertThat(told)
                .contains("it takes CAP_DAC_OVERRIDE CAP_NET_ADMIN (user 0 has them)")
                .contains("rights 5\n")
                .contains("left carries this SSH session (192.0.2.1) · add --confirm-within 60s")
                .contains("session 2\n");
    }
}
