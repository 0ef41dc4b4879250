package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostTree;
import io.headrace.host.Machine;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Machines of every shape are told in words, as a document and as a picture. */
class HostFixturesTest {
    @TempDir Path folder;

    static Stream<String> machines() {
        return Stream.concat(
                Stream.of(
                        "c3.8xlarge/literal c3.8xlarge/s0-vif",
                        "c3.8xlarge/usual c3.8xlarge/s1-ixgbevf",
                        "c3.8xlarge/literal c3.8xlarge/s2-rps-all",
                        "c3.8xlarge/literal c3.8xlarge/s3-rps-seven",
                        "c3.8xlarge/usual c3.8xlarge/s4-two-queues",
                        "c3.8xlarge/usual c3.8xlarge/s6-two-nics",
                        "c3.8xlarge/literal c3.8xlarge/s1-ixgbevf c3.8xlarge/wide"),
                HostTree.MACHINES.stream());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void isLegibleInEveryForm(String trees) throws IOException {
        Machine machine = Machine.read(HostTree.unpack(folder, trees.split(" ", -1)));
        assertThat(HostText.write(machine).lines())
                .isNotEmpty()
                .allMatch(line -> line.length() <= TextLines.WIDTH);
        Schemas.assertFits("host-1", HostJsonTest.document(machine));
        SvgTexts picture = SvgTexts.parse(HostMap.write(machine));
        assertThat(picture.overlaps()).isEmpty();
        assertThat(picture.outside()).isEmpty();
    }
}
