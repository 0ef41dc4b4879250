package io.headrace.report;

import io.headrace.host.Cache;
import io.headrace.host.Cpu;
import io.headrace.host.Irq;
import io.headrace.host.Knob;
import io.headrace.host.Machine;
import io.headrace.host.NicVector;
import io.headrace.host.NumaNode;
import io.headrace.host.PacketTap;
import io.headrace.host.Rewriter;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * The document `headrace.host/1`: all that is known of a machine. What is a file's CPU mask is
 * written as the kernel prints it, so that it can be compared and written back; what is a set of
 * CPUs is a kernel list; what is not told is null.
 */
public final class HostJson {
    private HostJson() {}

    /** The whole document. */
    public static String write(Context context, Machine machine) {
        ObjectNode root = Json.document("headrace.host/1", context);
        ArrayNode cpus = root.putArray("cpus");
        machine.host().cpus().forEach(cpu -> addCpu(cpus.addObject(), cpu));
        HostFieldsJson.addLists(root.putObject("cpu_lists"), machine);
        ArrayNode caches = root.putArray("caches");
        machine.caches().forEach(cache -> addCache(caches.addObject(), cache));
        ArrayNode nodes = root.putArray("nodes");
        machine.nodes().forEach(node -> addNode(nodes.addObject(), node));
        HostFieldsJson.addMemory(root.putObject("memory"), machine.memory());
        ArrayNode nics = root.putArray("nics");
        machine.nics().forEach(nic -> NicJson.add(nics.addObject(), nic));
        RoutingJson.add(root.putObject("routing"), machine.routing());
        ArrayNode irqs = root.putArray("irqs");
        machine.irqs().forEach(irq -> addIrq(irqs.addObject(), irq));
        HostFieldsJson.putSet(root, "default_affinity", machine.defaultAffinity());
        HostFieldsJson.addEvents(root.putArray("events"), machine.events());
        HostFieldsJson.addEvents(root.putArray("softirqs"), machine.softirqs());
        HostFieldsJson.putSoftnet(root, machine.softnet());
        root.put("clocksource", machine.clocks().current());
        HostFieldsJson.putWords(root, "clocksources", machine.clocks().available());
        HostFieldsJson.addPower(root.putObject("power"), machine);
        addKnobs(root.putObject("knobs"), machine.knobs());
        ArrayNode rewriters = root.putArray("rewriters");
        machine.rewriters().forEach(one -> addRewriter(rewriters.addObject(), one));
        HostFieldsJson.addFilters(root.putObject("filters"), machine.filters());
        ArrayNode taps = root.putArray("taps");
        machine.taps().forEach(tap -> addTap(taps.addObject(), tap));
        HostFieldsJson.addRights(root.putObject("rights"), machine.rights());
        HostFieldsJson.addPlatform(root.putObject("platform"), machine.platform());
        root.put("command_line", machine.commandLine());
        root.put("boot_id", machine.bootId());
        ArrayNode gaps = root.putArray("gaps");
        HostSettingsText.all(machine).forEach(gap -> HostFieldsJson.addGap(gaps.addObject(), gap));
        return Json.write(root);
    }

    private static void addCpu(ObjectNode node, Cpu cpu) {
        node.put("id", cpu.id());
        HostFieldsJson.putKnown(node, "node", cpu.node());
        HostFieldsJson.putKnown(node, "core", cpu.core());
        HostFieldsJson.putKnown(node, "package", cpu.packageId());
        node.put("siblings", cpu.siblings().print());
    }

    private static void addCache(ObjectNode node, Cache cache) {
        node.put("level", cache.level());
        node.put("type", cache.type());
        HostFieldsJson.putKnown(node, "bytes", cache.bytes());
        node.put("cpus", cache.cpus().print());
    }

    private static void addNode(ObjectNode node, NumaNode one) {
        node.put("id", one.id());
        node.put("cpus", one.cpus().print());
        ArrayNode distances = node.putArray("distances");
        one.distances().forEach(distances::add);
        HostFieldsJson.putKnown(node, "memory_bytes", one.totalBytes());
        HostFieldsJson.putKnown(node, "memory_free_bytes", one.freeBytes());
    }

    private static void addIrq(ObjectNode node, Irq irq) {
        NicVector vector = irq.vector();
        node.put("irq", irq.number());
        node.put("name", irq.name());
        node.put("nic", vector == null ? null : vector.nic());
        HostFieldsJson.putKnown(node, "queue", vector == null ? Cpu.UNKNOWN : vector.queue());
        HostFieldsJson.putWord(node, "role", vector == null ? null : vector.role());
        node.put("active", vector == null ? null : (Boolean) vector.active());
        HostFieldsJson.putWord(node, "evidence", vector == null ? null : vector.evidence());
        HostFieldsJson.putMask(node, "affinity", irq.affinity());
        HostFieldsJson.putSet(node, "effective", irq.effective());
        HostFieldsJson.putSet(node, "hint", irq.hint());
        HostFieldsJson.putKnown(node, "node", irq.node());
        node.put("writable", irq.writable());
        node.put("chip", irq.chip());
        node.put("hardware", irq.hardware());
        HostFieldsJson.addCounts(node.putObject("counts"), irq.counts());
    }

    private static void addKnobs(ObjectNode node, List<Knob> knobs) {
        for (Knob knob : knobs) {
            ObjectNode one = node.putObject(knob.name());
            one.put("value", knob.text());
            one.put("path", knob.path());
            HostFieldsJson.putWord(one, "scope", knob.scope());
            one.put("writable", knob.writable());
        }
    }

    private static void addRewriter(ObjectNode node, Rewriter rewriter) {
        node.put("program", rewriter.program());
        node.put("pid", rewriter.pid());
        ArrayNode touches = node.putArray("touches");
        rewriter.touches().forEach(one -> touches.add(HostFieldsJson.word(one)));
    }

    private static void addTap(ObjectNode node, PacketTap tap) {
        node.put("protocol", tap.protocol());
        node.put("sees_everything", tap.seesEverything());
        node.put("nic", tap.nic());
        node.put("inode", tap.inode());
        node.put("pid", tap.pid());
        node.put("program", tap.program());
    }
}
