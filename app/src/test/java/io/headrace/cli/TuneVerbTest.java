package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostTree;
import io.headrace.report.Schemas;
import io.headrace.tune.Levers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The words of `tune`; what they do to a kernel is tested where there is one to change. */
class TuneVerbTest {
    @TempDir Path folder;

    private Lines tune(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "tune";
        System.arraycopy(words, 0, all, 1, words.length);
        return Lines.of(all);
    }

    private String machine() {
        Path tree = folder.resolve("tree");
        if (!Files.exists(tree)) {
            HostTree.unpack(tree, "c3.8xlarge/literal", "c3.8xlarge/s1-ixgbevf");
        }
        return tree.toString();
    }

    private Path state() {
        return folder.resolve("state");
    }

    @Test
    void aPlanIsToldWithWhatMakesItAndTakesItBack() throws IOException {
        Lines lines = tune("plan", "--root", machine(), "--policy", "article");
        assertThat(lines.code()).as(lines.err()).isEqualTo(ExitCode.DONE);
        assertThat(lines.out())
                .contains("1  irq.affinity of eth0 rx-0: ffffffff → 00000001  (hot)")
                .contains("→ echo 000000fe > /sys/class/net/eth0/queues/rx-0/rps_cpus")
                .contains("← echo 00000000 > /sys/class/net/eth0/queues/rx-0/rps_cpus")
                .contains("irqbalance (process 611) moves interrupts again");
        Lines json = tune("plan", "--root", machine(), "--json", "-");
        Schemas.assertFits("plan-1", json.out());
    }

    @Test
    void aPlanIsReadAsItWasWritten() throws IOException {
        String plan = folder.resolve("plan.json").toString();
        assertThat(tune("plan", "--root", machine(), "--json", plan).code()).isZero();
        String script = tune("script", plan, "--root", machine()).out();
        assertThat(script)
                .startsWith("#!/bin/sh\n")
                .contains("put '/proc/irq/260/smp_affinity' '00000001'")
                .contains("put '/proc/irq/260/smp_affinity' 'ffffffff'")
                .contains("ethtool -C eth0 rx-usecs 1 || tell");
    }

    /** What a shell makes of the script, in a copied machine: apply, verify, undo. */
    @Test
    void theScriptDoesWhatThePlanSays() throws IOException, InterruptedException {
        String plan = folder.resolve("plan.json").toString();
        tune("plan", "--root", machine(), "--policy", "article", "--json", plan);
        Path tree = Path.of(machine());
        Path script = folder.resolve("plan.sh");
        String text = tune("script", plan, "--root", machine()).out();
        // Paths of this copy, not of the machine the test runs on.
        Files.writeString(script, text.replaceAll("'/(proc|sys)/", "'" + tree + "/$1/"));
        Path rps = tree.resolve("sys/class/net/eth0/queues/rx-0/rps_cpus");
        assertThat(shell(script, "verify")).isEqualTo(1);
        assertThat(shell(script, "apply")).isZero();
        assertThat(rps).hasContent("000000fe\n");
        assertThat(shell(script, "verify")).isZero();
        assertThat(shell(script, "undo")).isZero();
        assertThat(rps).hasContent("00000000\n");
        assertThat(shell(script, "nonsense")).isEqualTo(2);
    }

    private static int shell(Path script, String word) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", script.toString(), word)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void aUnitRunsTheScript() {
        assertThat(tune("script", "-", "--systemd", "/etc/plan.sh").out())
                .contains("ExecStart=/bin/sh /etc/plan.sh apply")
                .contains("ExecStop=/bin/sh /etc/plan.sh undo");
    }

    @Test
    void anEmptyJournal() {
        assertThat(tune("history", "--state", state().toString()).out())
                .isEqualTo("the journal is empty\n");
        assertThat(tune("verify", "--state", state().toString()).out())
                .isEqualTo("nothing is set by tune apply\n");
        assertThat(tune("undo", "--state", state().toString()).out())
                .isEqualTo("nothing to undo\n");
        Lines confirm = tune("confirm", "--state", state().toString());
        assertThat(confirm.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(confirm.err()).contains("no run waits for it");
    }

    /** What cannot be a plan of ours changes nothing, and says so in one line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | it is no JSON",
                "{} | its schema is not headrace.plan/1",
                "{'schema':'headrace.plan/1'} | it has no list of changes",
                "{'schema':'headrace.plan/1','changes':[{}]} | entry 1 has no text \"knob\"",
                "{'schema':'headrace.plan/1','changes':[{'knob':'x'}]} | there is no setting \"x\"",
                "{'schema':'headrace.plan/1','changes':[{'knob':'rps.cpus','place':'../x rx-0',"
                        + "'from':'0','to':'1','why':''}]} | it is neither a network device",
                "{'schema':'headrace.plan/1','changes':[{'knob':'rps.cpus','place':'host',"
                        + "'from':'0','to':'1','why':''}]} | that has no such setting",
                "{'schema':'headrace.plan/1','changes':[{'knob':'rps.cpus','place':'lo rx-0',"
                        + "'from':'0','to':'zz','why':''}]} | the setting takes no such value"
            })
    void badPlansAreRefused(String text, String cause) throws IOException {
        Path plan = folder.resolve("bad.json");
        Files.writeString(plan, text.replace('\'', '"'));
        Lines lines = tune("apply", plan.toString(), "--state", state().toString());
        assertThat(lines.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(lines.err()).contains(cause);
        assertThat(lines.err().split(" · ", -1)).hasSize(3);
        assertThat(state()).doesNotExist();
    }

    @Test
    void theHelpNamesEveryLever() {
        String help = tune("plan", "--help").out();
        assertThat(Levers.names()).allSatisfy(name -> assertThat(help).contains(" " + name));
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(tune("apply", folder.resolve("none").toString()).code())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(tune("plan", "--policy", "best").err()).contains("try spread or article");
        assertThat(tune("plan", "--levers", "turbo").err()).contains("choose of accept-queue");
        assertThat(tune().code()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
