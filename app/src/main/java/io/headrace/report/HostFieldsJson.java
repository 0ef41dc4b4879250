package io.headrace.report;

import io.headrace.host.Cpu;
import io.headrace.host.CpuCounts;
import io.headrace.host.EventRow;
import io.headrace.host.FrequencyPolicy;
import io.headrace.host.Gap;
import io.headrace.host.IdleState;
import io.headrace.host.Machine;
import io.headrace.host.MainMemory;
import io.headrace.host.PacketFilters;
import io.headrace.host.Platform;
import io.headrace.host.Rights;
import io.headrace.host.SoftnetLayout;
import io.headrace.units.CpuMask;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The smaller parts of the document of a machine, and the forms that its values take. */
final class HostFieldsJson {
    private HostFieldsJson() {}

    /** A CPU mask as the kernel prints it. */
    static void putMask(ObjectNode node, String field, @Nullable CpuMask mask) {
        node.put(field, mask == null ? null : mask.print());
    }

    /** A set of CPUs as a kernel list; the empty text for none. */
    static void putSet(ObjectNode node, String field, @Nullable CpuSet set) {
        node.put(field, set == null ? null : set.print());
    }

    /** A number, or null for what is not told. */
    static void putKnown(ObjectNode node, String field, long value) {
        if (value == Cpu.UNKNOWN) {
            node.putNull(field);
        } else {
            node.put(field, value);
        }
    }

    static void putWord(ObjectNode node, String field, @Nullable Enum<?> value) {
        node.put(field, value == null ? null : word(value));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static void putWords(ObjectNode node, String field, @Nullable List<String> words) {
        if (words == null) {
            node.putNull(field);
        } else {
            ArrayNode array = node.putArray(field);
            words.forEach(array::add);
        }
    }

    /** An object for each; null where they are not told. */
    static <T> void putAll(
            ObjectNode node,
            String field,
            @Nullable List<T> values,
            BiConsumer<ObjectNode, T> adder) {
        if (values == null) {
            node.putNull(field);
        } else {
            ArrayNode array = node.putArray(field);
            values.forEach(value -> adder.accept(array.addObject(), value));
        }
    }

    /** Those above 0, by CPU: most interrupts come to one CPU of many. */
    static void addCounts(ObjectNode node, CpuCounts counts) {
        counts.cpus().forEach(cpu -> node.put(Integer.toString(cpu), counts.on(cpu)));
    }

    static void addEvents(ArrayNode array, List<EventRow> rows) {
        for (EventRow row : rows) {
            ObjectNode node = array.addObject();
            node.put("name", row.name());
            addCounts(node.putObject("counts"), row.counts());
        }
    }

    static void addLists(ObjectNode node, Machine machine) {
        putSet(node, "possible", machine.cpus().possible());
        putSet(node, "present", machine.cpus().present());
        putSet(node, "online", machine.cpus().online());
        putSet(node, "isolated", machine.cpus().isolated());
        putSet(node, "nohz_full", machine.cpus().nohzFull());
        putSet(node, "allowed", machine.host().allowedCpus());
    }

    static void addMemory(ObjectNode node, MainMemory memory) {
        putKnown(node, "total_bytes", memory.total());
        putKnown(node, "available_bytes", memory.available());
        putKnown(node, "swap_total_bytes", memory.swapTotal());
        putKnown(node, "swap_free_bytes", memory.swapFree());
    }

    static void putSoftnet(ObjectNode root, @Nullable SoftnetLayout softnet) {
        if (softnet == null) {
            root.putNull("softnet");
            return;
        }
        ObjectNode node = root.putObject("softnet");
        node.put("rows", softnet.rows());
        node.put("columns", softnet.columns());
    }

    static void addPower(ObjectNode node, Machine machine) {
        ArrayNode policies = node.putArray("frequency");
        for (FrequencyPolicy policy : machine.frequency()) {
            ObjectNode one = policies.addObject();
            putSet(one, "cpus", policy.cpus());
            one.put("driver", policy.driver());
            one.put("governor", policy.governor());
            one.put("preference", policy.preference());
            one.put("min_khz", policy.minKhz());
            one.put("max_khz", policy.maxKhz());
        }
        ArrayNode states = node.putArray("idle_states");
        for (IdleState state : machine.idle()) {
            ObjectNode one = states.addObject();
            one.put("name", state.name());
            putKnown(one, "latency_us", state.latencyUs());
            one.put("enabled", state.enabled());
        }
    }

    static void addFilters(ObjectNode node, PacketFilters filters) {
        putWords(node, "modules", filters.modules());
        putWords(node, "tables", filters.tables());
        node.put("tracked", filters.tracked());
        node.put("tracked_max", filters.trackedMax());
        node.put("buckets", filters.buckets());
    }

    static void addRights(ObjectNode node, Rights rights) {
        Long bits = rights.capabilities();
        node.put("capabilities", bits == null ? null : HexFormat.of().toHexDigits(bits));
        node.put("seccomp", rights.seccomp());
        node.put("seccomp_filters", rights.seccompFilters());
        node.put("audit_daemon", rights.auditDaemon());
        node.put("audit_argument", rights.auditArgument());
        putWords(node, "security_modules", rights.securityModules());
        putWords(node, "read_only", rights.readOnly());
        node.put("initial_users", rights.initialUsers());
    }

    static void addPlatform(ObjectNode node, Platform platform) {
        node.put("cloud", platform.cloud());
        node.put("instance_type", platform.instanceType());
        node.put("vendor", platform.vendor());
        node.put("product", platform.product());
        node.put("product_version", platform.productVersion());
        node.put("bios_vendor", platform.biosVendor());
        node.put("bios_version", platform.biosVersion());
        node.put("asset_tag", platform.assetTag());
        node.put("hypervisor", platform.hypervisor());
    }

    static void addGap(ObjectNode node, Gap gap) {
        node.put("path", gap.path());
        node.put("reason", gap.reason());
        node.put("capability", gap.capability());
        node.put("cause", gap.cause());
    }
}
