package io.headrace;

import io.headrace.Architecture.Library;
import io.headrace.Architecture.Row;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * What ARCHITECTURE.md forbids, held against compiled classes.
 *
 * <p>Every rule returns the violations, one line each, in order; empty is good.
 */
final class ArchitectureRules {
    private static final String PAGE = " (ARCHITECTURE.md)";

    /** Something of the JDK that only one package may touch. */
    private record Door(String home, Pattern behind, String instead) {}

    private static final List<Door> DOORS =
            List.of(
                    new Door(
                            "kernel",
                            Pattern.compile(
                                    "java\\.lang\\.foreign\\.(Linker|SymbolLookup)"
                                            + "|java\\.lang\\.foreign\\.MemorySegment#reinterpret"),
                            "call what kernel offers, or add it there"),
                    new Door(
                            "cli",
                            Pattern.compile(
                                    "java\\.lang\\.System#(out|err|exit|console)"
                                            + "|java\\.lang\\.Runtime#(exit|halt)"
                                            + "|java\\.io\\.Console"
                                            + "|java\\.lang\\.IO"
                                            + "|[\\w.$]+#printStackTrace"),
                            "return a value or throw a Fault, cli prints it"));

    private static final Pattern TOO_SLOW_FOR_HOT =
            Pattern.compile(
                    "java\\.util\\.stream\\.\\w+|java\\.util\\.Optional\\w*"
                        + "|java\\.lang\\.String#(format|formatted)"
                        + "|java\\.util\\.(Formatter|logging\\.\\w+)"
                        + "|java\\.lang\\.System(\\$Logger|#getLogger)|org\\.slf4j\\.\\w+"
                        + "|java\\.lang\\.(Boolean|Byte|Character|Short|Integer|Long|Float|Double)"
                        + "#valueOf");

    private static final Pattern ALLOWED_EVERYWHERE =
            Pattern.compile("(java|javax|jdk|org\\.jspecify)\\..+");

    private final Architecture architecture;
    private final String prefix;
    private final Collection<CompiledClass> classes;

    /**
     * @param root the package that all names of the page are below
     */
    ArchitectureRules(Architecture architecture, String root, Collection<CompiledClass> classes) {
        this.architecture = architecture;
        this.prefix = root + ".";
        this.classes = classes;
    }

    /**
     * Every package has a row, every row a package, and rows name only packages of the table.
     *
     * @param elsewhere sources of other modules, whose classes may not be there yet
     */
    Collection<String> tableIsComplete(Collection<SourceFile> elsewhere) {
        Set<String> violations = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        for (CompiledClass c : classes) {
            found.add(shorten(c.name().replaceFirst("\\.[^.]+$", "")));
        }
        for (SourceFile file : elsewhere) {
            found.add(shorten(file.className().replaceFirst("\\.[^.]+$", "")));
        }
        for (String name : found) {
            if (!architecture.packages().containsKey(name)) {
                violations.add(name + " has no row in the package table" + PAGE);
            }
        }
        for (Row row : architecture.packages().values()) {
            if (!found.contains(row.name())) {
                violations.add(row.name() + " has a row but no class" + PAGE);
            }
            requireKnown(row.mayUse(), row.name() + " may use ", violations);
        }
        for (Library library : architecture.libraries()) {
            requireKnown(library.homes(), library.name() + " has its home in ", violations);
        }
        return violations;
    }

    /** The rows themselves: down the levels, and inside a level only within a family. */
    Collection<String> rowsPointDown() {
        Set<String> violations = new TreeSet<>();
        for (Row row : architecture.packages().values()) {
            for (String used : row.mayUse()) {
                Row target = architecture.packages().get(used);
                if (target != null && !mayPointTo(row, target)) {
                    violations.add(
                            "%s (level %d) may use %s (level %d): rows point to lower levels, or to"
                                            .formatted(
                                                    row.name(), row.level(), used, target.level())
                                    + " their own family"
                                    + PAGE);
                }
            }
        }
        return violations;
    }

    /** A class uses only packages of its row. An array of a class counts as that class. */
    Collection<String> arrows() {
        Set<String> violations = new TreeSet<>();
        forEachUse((c, used) -> {
            if (used.startsWith(prefix)) {
                addArrow(violations, c.outermost(), CompiledClass.outermost(used));
            }
        });
        return violations;
    }

    /**
     * The same for imports: a constant is copied by the compiler and leaves no trace in classes.
     */
    Collection<String> arrowsOfImports(Collection<SourceFile> files) {
        Set<String> violations = new TreeSet<>();
        for (SourceFile file : files) {
            for (String used : file.imports()) {
                if (used.startsWith(prefix)) {
                    addArrow(violations, file.className(), used);
                }
            }
        }
        return violations;
    }

    private void addArrow(Collection<String> violations, String fromClass, String toClass) {
        String user = shorten(fromClass);
        String used = shorten(toClass);
        Row row = architecture.packages().get(architecture.packageOf(user));
        String target = architecture.packageOf(used);
        if (row != null && !row.name().equals(target) && !row.mayUse().contains(target)) {
            String allowed = row.mayUse().isEmpty() ? "no other" : String.join(", ", row.mayUse());
            violations.add(
                    user + " uses " + used + ": " + row.name() + " may use " + allowed + PAGE);
        }
    }

    /** A library is used only in its home; what is in no row of the table is used nowhere. */
    Collection<String> libraryHomes() {
        Set<String> violations = new TreeSet<>();
        forEachUse((c, used) -> {
            if (used.startsWith(prefix)
                    || used.startsWith("[")
                    || ALLOWED_EVERYWHERE.matcher(used).matches()) {
                return;
            }
            String user = shorten(c.outermost());
            String what = user + " uses " + CompiledClass.outermost(used) + ": ";
            Library library = libraryOf(used);
            if (library == null) {
                violations.add(what + "no library of the table has this package" + PAGE);
            } else if (!library.homes().contains(architecture.packageOf(user))) {
                String homes = String.join(", ", library.homes());
                violations.add(what + library.name() + " has its home in " + homes + PAGE);
            }
        });
        return violations;
    }

    /** What leads out of the Java heap or out of the process has one door. */
    Collection<String> doors() {
        Set<String> violations = new TreeSet<>();
        forEachUse((c, used) -> {
            String user = shorten(c.outermost());
            for (Door door : DOORS) {
                if (door.behind().matcher(used).matches()
                        && !door.home().equals(architecture.packageOf(user))) {
                    violations.add(
                            "%s uses %s: only %s may; %s"
                                            .formatted(user, used, door.home(), door.instead())
                                    + PAGE);
                }
            }
        });
        return violations;
    }

    /** Hot classes exist, and use nothing that allocates or formats. */
    Collection<String> hotClasses() {
        Set<String> violations = new TreeSet<>();
        Set<String> missing = new TreeSet<>(architecture.hotClasses());
        classes.forEach(c -> missing.remove(shorten(c.name())));
        missing.forEach(
                name -> violations.add(name + " is listed as hot but does not exist" + PAGE));
        forEachUse((c, used) -> {
            String user = shorten(c.outermost());
            if (architecture.hotClasses().contains(user)
                    && TOO_SLOW_FOR_HOT.matcher(used).matches()) {
                violations.add(
                        user
                                + " uses "
                                + used
                                + ": hot classes use no streams, Optional, formatting,"
                                + " logging or boxed types"
                                + PAGE);
            }
        });
        return violations;
    }

    private void forEachUse(BiConsumer<CompiledClass, String> action) {
        classes.forEach(c -> c.uses().forEach(used -> action.accept(c, used)));
    }

    private Library libraryOf(String used) {
        return architecture.libraries().stream()
                .filter(library ->
                        library.packages().stream().anyMatch(p -> used.startsWith(p + ".")))
                .findFirst()
                .orElse(null);
    }

    private void requireKnown(Set<String> names, String what, Collection<String> violations) {
        for (String name : names) {
            if (!architecture.packages().containsKey(name)) {
                violations.add(what + name + ", which has no row in the package table" + PAGE);
            }
        }
    }

    private static boolean mayPointTo(Row row, Row target) {
        return target.level() < row.level()
                || (target.level() == row.level() && family(target).equals(family(row)));
    }

    /** `kernel` and `kernel.abi` are one family. */
    private static String family(Row row) {
        return row.name().replaceFirst("\\..*", "");
    }

    private String shorten(String className) {
        return className.startsWith(prefix) ? className.substring(prefix.length()) : className;
    }
}
