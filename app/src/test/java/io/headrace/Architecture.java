package io.headrace;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of ARCHITECTURE.md. */
record Architecture(Map<String, Row> packages, List<Library> libraries, Set<String> hotClasses) {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** One package; names are without the root package. */
    record Row(int level, String name, Set<String> mayUse) {}

    /** One library; its own packages are full names. */
    record Library(String name, Set<String> packages, Set<String> homes) {}

    static Architecture parse(String page) {
        Map<String, Row> packages = new LinkedHashMap<>();
        for (List<String> cells : table(page, "Packages", 4)) {
            String name = String.join(" ", code(cells.get(1)));
            Row row = new Row(Integer.parseInt(cells.get(0)), name, code(cells.get(3)));
            if (packages.put(name, row) != null) {
                throw new AssertionError("ARCHITECTURE.md has two rows for " + name);
            }
        }
        List<Library> libraries =
                table(page, "Libraries", 3).stream()
                        .map(cells ->
                                new Library(cells.get(0), code(cells.get(1)), code(cells.get(2))))
                        .toList();
        return new Architecture(packages, libraries, code(section(page, "Hot classes")));
    }

    /** The package of the table that holds a class; empty for a class of an unknown package. */
    String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        String name = dot < 0 ? "" : className.substring(0, dot);
        return packages.containsKey(name) ? name : "";
    }

    /** The rows of a section's only table, without its head. */
    private static List<List<String>> table(String page, String heading, int columns) {
        List<List<String>> rows =
                section(page, heading)
                        .lines()
                        .filter(line -> line.startsWith("|"))
                        .skip(2)
                        .map(line -> line.replaceAll("^\\||\\|\\s*$", "").split("\\|", -1))
                        .map(cells -> Arrays.stream(cells).map(String::strip).toList())
                        .toList();
        rows.forEach(cells -> {
            if (cells.size() != columns) {
                throw new AssertionError(
                        "ARCHITECTURE.md, "
                                + heading
                                + ": expected "
                                + columns
                                + " columns: "
                                + cells);
            }
        });
        return rows;
    }

    private static String section(String page, String heading) {
        Matcher section =
                Pattern.compile("(?ms)^## " + heading + "$(.+?)(?=^## |\\z)").matcher(page);
        if (!section.find()) {
            throw new AssertionError("ARCHITECTURE.md has no section " + heading);
        }
        return section.group(1);
    }

    private static Set<String> code(String text) {
        Set<String> names = new LinkedHashSet<>();
        CODE.matcher(text).results().forEach(name -> names.add(name.group(1)));
        return names;
    }
}
