package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.Tool;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import javax.xml.parsers.DocumentBuilderFactory;

/** What `headrace host` tells of CPUs, memory and interrupts is what the tools people know tell. */
class HostBesideToolsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static JsonNode host() {
        Lines lines = Lines.of("host", "--json", "-");
        assertThat(lines.err()).isEmpty();
        assertThat(lines.code()).isZero();
        return MAPPER.readTree(lines.out());
    }

    private static Map<Integer, JsonNode> by(JsonNode array, String key) {
        Map<Integer, JsonNode> rows = new TreeMap<>();
        array.forEach(row -> rows.put(row.get(key).asInt(), row));
        return rows;
    }

    /** What a map holds under a key, which must be there. */
    static <K, V> V in(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), key.toString());
    }

    // ---- CPUs

    @Test
    void lscpu() throws Exception {
        JsonNode host = host();
        Map<Integer, JsonNode> ours = by(host.get("cpus"), "id");
        JsonNode theirs =
                MAPPER.readTree(Tool.run("lscpu", "-J", "-e=CPU,NODE,SOCKET,CORE").text())
                        .get("cpus");
        assertThat(ours).hasSize(theirs.size());
        for (JsonNode one : theirs) {
            JsonNode cpu = in(ours, one.get("cpu").asInt());
            assertThat(cpu.get("node").asInt()).isEqualTo(one.get("node").asInt());
            assertThat(cpu.get("package").asInt()).isEqualTo(one.get("socket").asInt());
            // lscpu numbers cores anew; those of one core are siblings all the same.
            List<Integer> siblings = new ArrayList<>();
            for (JsonNode other : theirs) {
                if (other.get("core").equals(one.get("core"))) {
                    siblings.add(other.get("cpu").asInt());
                }
            }
            assertThat(numbers(cpu.get("siblings").asString())).isEqualTo(siblings);
        }
        for (JsonNode cache :
                MAPPER.readTree(Tool.run("lscpu", "-J", "-B", "-C").text()).get("caches")) {
            List<Long> sizes = new ArrayList<>();
            for (JsonNode one : host.get("caches")) {
                if (one.get("level").equals(cache.get("level"))
                        && one.get("type").equals(cache.get("type"))) {
                    sizes.add(one.get("bytes").asLong());
                }
            }
            long each = Long.parseLong(cache.get("one-size").asString());
            long all = Long.parseLong(cache.get("all-size").asString());
            assertThat(sizes).hasSize((int) (all / each)).containsOnly(each);
        }
    }

    /** The numbers of a kernel list. */
    private static List<Integer> numbers(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String range : list.split(",", -1)) {
            String[] ends = range.split("-", -1);
            for (int i = Integer.parseInt(ends[0]);
                    i <= Integer.parseInt(ends[ends.length - 1]);
                    i++) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    @Test
    void lstopo() throws Exception {
        JsonNode host = host();
        Map<Integer, JsonNode> cpus = by(host.get("cpus"), "id");
        Map<Integer, JsonNode> nodes = by(host.get("nodes"), "id");
        Element root = parse(Tool.run("lstopo-no-graphics", "--of", "xml").text());
        List<Element> units = objects(root, "PU");
        assertThat(units).hasSize(cpus.size());
        for (Element unit : units) {
            JsonNode cpu = in(cpus, number(unit, "os_index"));
            assertThat(cpu.get("core").asInt()).isEqualTo(number(above(unit, "Core"), "os_index"));
            assertThat(cpu.get("package").asInt())
                    .isEqualTo(number(above(unit, "Package"), "os_index"));
        }
        for (Element node : objects(root, "NUMANode")) {
            JsonNode ours = in(nodes, number(node, "os_index"));
            assertThat(ours.get("memory_bytes").asLong())
                    .isEqualTo(Long.parseLong(node.getAttribute("local_memory")));
        }
        List<String> theirs = new ArrayList<>();
        for (String type : List.of("L1Cache", "L1iCache", "L2Cache", "L3Cache", "L4Cache")) {
            objects(root, type)
                    .forEach(cache ->
                            theirs.add(
                                    cache.getAttribute("depth")
                                            + " "
                                            + cache.getAttribute("cache_size")
                                            + " "
                                            + cpusBelow(cache)));
        }
        List<String> ours = new ArrayList<>();
        for (JsonNode cache : host.get("caches")) {
            ours.add(
                    cache.get("level").asInt()
                            + " "
                            + cache.get("bytes").asLong()
                            + " "
                            + numbers(cache.get("cpus").asString()));
        }
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
    }

    private static List<Integer> cpusBelow(Element object) {
        return objects(object, "PU").stream().map(unit -> number(unit, "os_index")).toList();
    }

    private static Element parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<Element> objects(Element root, String type) {
        List<Element> found = new ArrayList<>();
        NodeList all = root.getElementsByTagName("object");
        for (int i = 0; i < all.getLength(); i++) {
            Element one = (Element) all.item(i);
            if (one.getAttribute("type").equals(type)) {
                found.add(one);
            }
        }
        return found;
    }

    private static Element above(Element object, String type) {
        Node parent = object.getParentNode();
        while (!(parent instanceof Element element && element.getAttribute("type").equals(type))) {
            parent = parent.getParentNode();
        }
        return (Element) parent;
    }

    private static int number(Element object, String attribute) {
        return Integer.parseInt(object.getAttribute(attribute));
    }

    // ---- interrupts

    @Test
    void procIrq() throws IOException {
        JsonNode host = host();
        assertThat(host.get("irqs")).isNotEmpty();
        for (JsonNode irq : host.get("irqs")) {
            Path its = Path.of("/proc/irq/" + irq.get("irq").asInt());
            if (Files.exists(its.resolve("smp_affinity"))) {
                assertThat(irq.get("affinity").asString())
                        .isEqualTo(Files.readString(its.resolve("smp_affinity")).strip());
                assertThat(irq.get("effective").asString())
                        .isEqualTo(
                                Files.readString(its.resolve("effective_affinity_list")).strip());
            }
        }
        List<String> theirs =
                Files.readAllLines(Path.of("/proc/interrupts")).stream()
                        .map(line -> line.strip().split(":", 2)[0])
                        .filter(name -> name.matches("[0-9]+"))
                        .toList();
        List<String> ours = new ArrayList<>();
        host.get("irqs").forEach(irq -> ours.add(irq.get("irq").asString()));
        assertThat(ours).containsAll(theirs);
    }
}
