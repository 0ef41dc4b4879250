package io.headrace.report;

import io.headrace.diagnose.Evidence;
import io.headrace.diagnose.Verdict;
import io.headrace.host.CpuPower;
import io.headrace.host.Host;
import io.headrace.host.Nic;
import io.headrace.host.Settings;
import io.headrace.loop.EngineChoice;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.lang.management.ManagementFactory;
import java.time.temporal.ChronoUnit;

/** The parts that several result documents share, and how they are written. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** A document with the fields all results begin with. */
    static ObjectNode document(String schema, Context context) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", schema);
        root.put("headrace", context.version());
        ArrayNode command = root.putArray("command");
        context.command().forEach(command::add);
        root.put("started", context.started().truncatedTo(ChronoUnit.MILLIS).toString());
        ObjectNode host = root.putObject("host");
        addHost(host, context.host());
        addSettings(host, context.settings());
        host.put("jvm", System.getProperty("java.vm.name") + " " + Runtime.version());
        addFlags(host.putArray("jvm_flags"));
        return root;
    }

    private static void addHost(ObjectNode node, Host host) {
        node.put("kernel", host.kernel());
        node.put("cpu_model", host.cpuModel());
        node.put("cpus", host.cpus().size());
        node.put("numa_nodes", host.nodes());
        node.put("clock_source", host.clocksource());
        ObjectNode mitigations = node.putObject("mitigations");
        host.mitigations().forEach(mitigations::put);
        node.put("virtualisation", host.virtualisation());
    }

    private static void addSettings(ObjectNode node, Settings settings) {
        addPower(node, settings.power());
        ArrayNode nics = node.putArray("nics");
        for (Nic nic : settings.nics()) {
            ObjectNode item = nics.addObject();
            item.put("name", nic.name());
            item.put("driver", nic.driver());
            item.put("mtu", nic.mtu());
            item.put("speed_mbps", nic.speedMbps());
        }
        node.put("irq_map_digest", settings.irqMapDigest());
        ObjectNode cgroup = node.putObject("cgroup");
        cgroup.put("cpu_max", settings.cgroup().cpuMax());
        cgroup.put("memory_max", settings.cgroup().memoryMax());
        cgroup.put("cpuset", settings.cgroup().cpuset());
        node.put("congestion_control", settings.congestionControl());
        node.put("default_qdisc", settings.qdisc());
        node.put("somaxconn", settings.somaxconn());
        node.put("tcp_max_syn_backlog", settings.synBacklog());
        node.put("port_range", settings.portRange());
        node.put("transparent_hugepages", settings.transparentHugepages());
    }

    private static void addPower(ObjectNode node, CpuPower power) {
        node.put("governor", power.governor());
        node.put("turbo", power.turbo());
        if (power.idleStates() == null) {
            node.putNull("idle_states");
        } else {
            ArrayNode states = node.putArray("idle_states");
            power.idleStates().forEach(states::add);
        }
    }

    /** Those that change how the machine works; others, such as -D, may hold what is private. */
    private static void addFlags(ArrayNode flags) {
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X"))
                .forEach(flags::add);
    }

    static void putEngine(ObjectNode node, EngineChoice choice) {
        node.put("engine", choice.engine().word());
        if (choice.note() != null) {
            node.put("engine_note", choice.note());
        }
    }

    static void addVerdict(ObjectNode parent, Verdict verdict) {
        ObjectNode node = parent.putObject("verdict");
        node.put("bound", verdict.bound().word());
        node.put("confidence", verdict.confidence());
        node.put("sentence", verdict.sentence());
        ArrayNode evidence = node.putArray("evidence");
        for (Evidence one : verdict.evidence()) {
            ObjectNode item = evidence.addObject();
            item.put("name", one.name());
            putFinite(item, "value", one.value(), 10);
            item.put("unit", one.unit());
            item.put("origin", one.origin());
        }
    }

    /** Rounds to 1/scale; what is no number becomes null, since JSON has no word for it. */
    static void putFinite(ObjectNode node, String field, double value, double scale) {
        if (Double.isFinite(value)) {
            node.put(field, Math.round(value * scale) / scale);
        } else {
            node.putNull(field);
        }
    }

    static JsonNode read(String document) {
        return MAPPER.readTree(document);
    }

    static String write(ObjectNode root) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
