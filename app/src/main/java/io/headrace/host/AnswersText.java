package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@link NicAnswers} as text for a captured tree: one fact a line, its section first, in the order
 * of {@link AnswersPrinter}.
 *
 * <pre>
 *   driver name ena                      also version, firmware, bus; the rest of the line counts
 *   channels combined-max 8              netlink's names, as in ethtool-netlink.rst
 *   rings rx 1024
 *   coalesce rx-usecs 0                  adaptive-rx and adaptive-tx are 0 or 1
 *   rss hash toeplitz                    also: rss key 6d5a…, rss table 0 1 0 1
 *   feature rx-gro on wanted fixed       on or off; wanted and fixed where they hold
 *   private-flag local_page_cache off
 *   counter queue_0_rx_cnt 12            the name may hold blanks, the last word is the value
 *   qdisc mq 8001: root                  kind, handle, parent
 *   address 192.0.2.1/24
 *   napi 257 irq 38 pid 12 defer-hard-irqs 0 gro-flush-timeout 0 irq-suspend-timeout 0
 *   queue rx 0 257                       direction, queue, its NAPI
 *   link kind veth                       also vlan, peer-namespace, rx-queues-max, tx-queues-max
 *   limit gso_max_size 65536             the names of ip-link(8)
 *   xdp native 12                        mode and number, - for none; or off, as no program is
 *   none features                        the list was answered and is empty
 *   gap rings EOPNOTSUPP                 what was refused and why; then the capability it needs,
 *                                        then what else is known of the cause
 * </pre>
 */
final class AnswersText {
    /** Question, reason, capability, cause. */
    private static final Pattern GAP =
            Pattern.compile("([^ ]+) ([^ ]+)(?: (CAP_[A-Z_]+))?(?: (.+))?");

    private final Map<String, List<String>> sections = new LinkedHashMap<>();
    private final Survey survey;
    private final String path;

    private AnswersText(String text, Survey survey, String path) {
        this.survey = survey;
        this.path = path;
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            String[] parts = line.strip().split(" ", 2);
            if (parts.length == 2) {
                sections.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
            } else {
                survey.malformed(path, line, "is no fact");
            }
        }
    }

    /**
     * What the text tells; lines that are not of its form become gaps of the survey.
     *
     * @param nic the device, for the paths of what was refused
     */
    static NicAnswers parse(String text, String nic, Survey survey, String path) {
        return new AnswersText(text, survey, path).answers(nic);
    }

    private NicAnswers answers(String nic) {
        return new NicAnswers(
                driver(),
                channels(),
                rings(),
                coalesce(),
                rss(),
                list("feature", "features", this::feature),
                flags(),
                counters(),
                list("qdisc", "qdiscs", this::qdisc),
                list("address", "addresses", rest -> rest),
                list("napi", "napis", this::napi),
                list("queue", "queues", this::queue),
                link(),
                gaps(nic));
    }

    /** Reads one line; null for one that is not of its form. */
    private interface Form<T> {
        @Nullable T read(String rest);
    }

    /** Null when there is no such line, nor one that says there is none. */
    private <T> @Nullable List<T> list(String section, String plural, Form<T> form) {
        List<String> lines = sections.get(section);
        if (lines == null) {
            return isToldEmpty(plural) ? List.of() : null;
        }
        List<T> values = new ArrayList<>();
        for (String rest : lines) {
            T value = form.read(rest);
            if (value != null) {
                values.add(value);
            } else {
                survey.malformed(path, section + " " + rest, "is no such fact");
            }
        }
        return values;
    }

    private boolean isToldEmpty(String plural) {
        return sections.getOrDefault("none", List.of()).contains(plural);
    }

    private @Nullable DriverInfo driver() {
        Map<String, String> texts = texts("driver");
        String name = texts.get("name");
        return name == null
                ? null
                : new DriverInfo(
                        name, texts.get("version"), texts.get("firmware"), texts.get("bus"));
    }

    private @Nullable Channels channels() {
        Map<String, Long> of = numbers("channels");
        return of == null
                ? null
                : new Channels(
                        small(of, "rx-max"),
                        small(of, "tx-max"),
                        small(of, "other-max"),
                        small(of, "combined-max"),
                        small(of, "rx"),
                        small(of, "tx"),
                        small(of, "other"),
                        small(of, "combined"));
    }

    private @Nullable Rings rings() {
        Map<String, Long> of = numbers("rings");
        return of == null
                ? null
                : new Rings(
                        small(of, "rx-max"),
                        small(of, "rx-mini-max"),
                        small(of, "rx-jumbo-max"),
                        small(of, "tx-max"),
                        small(of, "rx"),
                        small(of, "rx-mini"),
                        small(of, "rx-jumbo"),
                        small(of, "tx"),
                        small(of, "rx-buf-len"),
                        flag(of.get("tx-push")));
    }

    private @Nullable Coalesce coalesce() {
        Map<String, Long> of = numbers("coalesce");
        return of == null
                ? null
                : new Coalesce(
                        of.remove("rx-usecs"),
                        of.remove("rx-max-frames"),
                        of.remove("tx-usecs"),
                        of.remove("tx-max-frames"),
                        flag(of.remove("adaptive-rx")),
                        flag(of.remove("adaptive-tx")),
                        of);
    }

    private @Nullable Rss rss() {
        if (!sections.containsKey("rss")) {
            return isToldEmpty("rss") ? new Rss(null, List.of(), null) : null;
        }
        Map<String, String> texts = texts("rss");
        List<Integer> table = new ArrayList<>();
        for (String queue : texts.getOrDefault("table", "").split(" ", 1 << 16)) {
            if (queue.matches("[0-9]{1,6}")) {
                table.add(Integer.valueOf(queue));
            } else if (!queue.isEmpty()) {
                survey.malformed(path, "rss table " + queue, "is no queue");
            }
        }
        return new Rss(texts.get("hash"), table, texts.get("key"));
    }

    private @Nullable Feature feature(String rest) {
        List<String> words = List.of(rest.split(" ", -1));
        return words.size() < 2
                ? null
                : new Feature(
                        words.getFirst(),
                        words.get(1).equals("on"),
                        words.contains("wanted"),
                        !words.contains("fixed"));
    }

    private @Nullable Map<String, Boolean> flags() {
        Map<String, Boolean> flags = new TreeMap<>();
        texts("private-flag").forEach((name, state) -> flags.put(name, state.equals("on")));
        return flags.isEmpty() && !isToldEmpty("private-flags") ? null : flags;
    }

    private @Nullable Map<String, Long> counters() {
        Map<String, Long> counters = numbers("counter");
        return counters == null && isToldEmpty("counters") ? Map.of() : counters;
    }

    private @Nullable Qdisc qdisc(String rest) {
        String[] words = rest.split(" ", -1);
        return words.length == 3 ? new Qdisc(words[0], words[1], words[2]) : null;
    }

    private @Nullable Napi napi(String rest) {
        Map<String, Long> of = new TreeMap<>();
        String[] words = ("id " + rest).split(" ", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            Long number = survey.number(path, words[i + 1]);
            if (number != null) {
                of.put(words[i], number);
            }
        }
        Long id = of.get("id");
        return id == null
                ? null
                : new Napi(
                        id,
                        small(of, "irq"),
                        small(of, "pid"),
                        of.get("defer-hard-irqs"),
                        of.get("gro-flush-timeout"),
                        of.get("irq-suspend-timeout"));
    }

    private @Nullable QueueNapi queue(String rest) {
        return rest.matches("[rt]x [0-9]{1,6} [0-9]{1,18}")
                ? new QueueNapi(
                        rest.startsWith("rx"),
                        Integer.parseInt(rest.split(" ", 3)[1]),
                        Long.parseLong(rest.split(" ", 3)[2]))
                : null;
    }

    /** Whether there are XDP programs is told of each device whose link is. */
    private @Nullable Link link() {
        Map<String, String> texts = texts("link");
        String kind = texts.remove("kind");
        Map<String, Long> of = new TreeMap<>();
        texts.forEach((name, text) -> {
            Long number = survey.number(path, text);
            if (number != null) {
                of.put(name, number);
            }
        });
        Map<String, Long> limits = numbers("limit");
        boolean off = sections.getOrDefault("xdp", List.of()).equals(List.of("off"));
        List<Link.Xdp> xdp = off ? List.of() : list("xdp", "xdp", AnswersText::xdp);
        return xdp == null
                ? null
                : new Link(
                        kind,
                        small(of, "vlan"),
                        small(of, "peer-namespace"),
                        small(of, "rx-queues-max"),
                        small(of, "tx-queues-max"),
                        limits == null ? Map.of() : limits,
                        xdp);
    }

    private static Link.@Nullable Xdp xdp(String rest) {
        if (!rest.matches("(native|generic|offload) (-|[0-9]{1,10})")) {
            return null;
        }
        String[] words = rest.split(" ", 2);
        Link.Xdp.Mode mode = Link.Xdp.Mode.valueOf(words[0].toUpperCase(Locale.ROOT));
        return new Link.Xdp(mode, words[1].equals("-") ? null : Long.valueOf(words[1]));
    }

    private List<Gap> gaps(String nic) {
        List<Gap> gaps = new ArrayList<>();
        for (String rest : sections.getOrDefault("gap", List.of())) {
            Matcher form = GAP.matcher(rest);
            if (form.matches()) {
                String question = "ethtool " + nic + " " + form.group(1);
                gaps.add(new Gap(question, form.group(2), form.group(3), form.group(4)));
            } else {
                survey.malformed(path, "gap " + rest, "is no gap");
            }
        }
        return gaps;
    }

    /** Lines of a name and a text, in their order. */
    private Map<String, String> texts(String section) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String rest : sections.getOrDefault(section, List.of())) {
            String[] parts = rest.split(" ", 2);
            if (parts.length == 2) {
                texts.put(parts[0], parts[1]);
            } else {
                survey.malformed(path, section + " " + rest, "has no value");
            }
        }
        return texts;
    }

    /** Lines of a name and a number, in their order; null when there are none. */
    private @Nullable Map<String, Long> numbers(String section) {
        if (!sections.containsKey(section)) {
            return null;
        }
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (String rest : sections.getOrDefault(section, List.of())) {
            int blank = rest.lastIndexOf(' ');
            Long number = survey.number(path, rest.substring(blank + 1));
            if (number != null && blank > 0) {
                numbers.put(rest.substring(0, blank), number);
            }
        }
        return numbers;
    }

    private @Nullable Integer small(Map<String, Long> numbers, String name) {
        Long number = numbers.get(name);
        if (number != null && number != number.intValue()) {
            survey.malformed(path, name + " " + number, "is too large");
            return null;
        }
        return number == null ? null : number.intValue();
    }

    private static @Nullable Boolean flag(@Nullable Long number) {
        return number == null ? null : number != 0;
    }
}
