package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class HostRootTest {
    @TempDir Path folder;

    @Test
    void readsTheWholeText() {
        Hosts.write(folder, "proc/some", "a\nb\n");

        assertThat(HostRoot.of(folder).read("proc/some")).isEqualTo("a\nb\n");
    }

    @Test
    void missingIsNullAndNotEmpty() {
        Hosts.write(folder, "proc/empty", "");

        assertThat(HostRoot.of(folder).read("proc/none")).isNull();
        assertThat(HostRoot.of(folder).read("proc")).as("a folder").isNull();
        assertThat(HostRoot.of(folder).read("proc/empty")).isEmpty();
    }

    @Test
    void valueIsWithoutItsLineEndAndNullWhenBlank() {
        Hosts.write(folder, "sys/one", " tsc \n");
        Hosts.write(folder, "sys/blank", "\n");

        assertThat(HostRoot.of(folder).value("sys/one")).isEqualTo("tsc");
        assertThat(HostRoot.of(folder).value("sys/blank")).isNull();
        assertThat(HostRoot.of(folder).value("sys/none")).isNull();
    }

    @Test
    void listsSortedNames() {
        Hosts.write(folder, "sys/d/b", "");
        Hosts.write(folder, "sys/d/a/x", "");

        assertThat(HostRoot.of(folder).list("sys/d")).containsExactly("a", "b");
        assertThat(HostRoot.of(folder).list("sys/none")).isEmpty();
    }

    @Test
    void refusesNamesThatWouldLeaveTheTree() {
        HostRoot root = HostRoot.of(folder);

        assertThatThrownBy(() -> root.read("/etc/hostname"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/etc/hostname");
    }

    @Test
    void readsThisMachine() {
        assertThat(HostRoot.thisMachine().read("proc/stat")).startsWith("cpu ");
    }
}
