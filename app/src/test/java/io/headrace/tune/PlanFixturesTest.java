package io.headrace.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostTree;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The plan of each machine of the test resources, as {@code plans/NAME.txt} has it. */
class PlanFixturesTest {
    @TempDir Path folder;

    static Stream<String> machines() {
        return Stream.concat(
                HostTree.MACHINES.stream(),
                Stream.of(
                        "emulated/c3-8xlarge",
                        "emulated/c3-8xlarge-2q",
                        "emulated/one-cpu",
                        "emulated/small",
                        "emulated/two-nic",
                        "emulated/usual",
                        "c3.8xlarge/literal+c3.8xlarge/s0-vif",
                        "c3.8xlarge/literal+c3.8xlarge/s1-ixgbevf",
                        "c3.8xlarge/usual+c3.8xlarge/s1-ixgbevf",
                        "c3.8xlarge/usual+c3.8xlarge/s2-rps-all",
                        "c3.8xlarge/usual+c3.8xlarge/s6-two-nics"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void thePlanIsTheExpectedOne(String trees) throws IOException {
        Site site = new Site(HostTree.unpack(folder, trees.split("\\+", -1)));
        assertThat(text(Planner.plan(site, Goal.of(Policy.SPREAD)))).isEqualTo(expected(trees));
    }

    static String text(Plan plan) {
        StringBuilder text = new StringBuilder();
        for (Change change : plan.changes()) {
            text.append(change.what())
                    .append(": ")
                    .append(change.from() == null ? "as made" : change.from())
                    .append(" -> ")
                    .append(change.to())
                    .append("; ")
                    .append(change.why())
                    .append('\n');
        }
        for (Refused refused : plan.refused()) {
            text.append("not ").append(refused.knob()).append("; ").append(refused.why());
            text.append('\n');
        }
        return text.toString();
    }

    private static String expected(String trees) throws IOException {
        String name =
                trees.replaceAll("c3.8xlarge/", "").replaceAll("emulated/", "emulated-") + ".txt";
        String resource = "/plans/" + name;
        try (InputStream file = PlanFixturesTest.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(file, resource).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
