package io.headrace.host;

import io.headrace.units.CpuSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Machines of {@code src/test/resources/hosts} that are each one text, `NAME.tree`, since thousands
 * of little files are hard to read and to review. Several are laid over each other: a machine, then
 * a stage of it.
 *
 * <pre>
 *   # where it comes from
 *   path = value            a file with one line
 *   path =r value           the same, mode 0444
 *   path &lt;&lt;                 a file of several lines, up to the line &gt;&gt;
 *   path -> target          a symbolic link
 *   path/                   a folder
 *   !path                   not there, though a tree below has it
 * </pre>
 *
 * <p>In a path, {@code cpu{0,4-7}} stands for each of these; in a value, {@code \t} for a tab.
 */
public final class HostTree {
    /** Those that are whole machines by themselves, made up from what is known of them. */
    public static final List<String> MACHINES =
            List.of(
                    "container-ro",
                    "ena-graviton",
                    "ena-x86-new",
                    "ena-x86-old",
                    "gve-arm-old",
                    "gve",
                    "hv-netvsc",
                    "mlx5-2node",
                    "mlx5-multi-pf",
                    "virtio-1q",
                    "virtio-mq");

    private static final Pattern BRACES = Pattern.compile("\\{([0-9,-]+)}");
    private static final Pattern VALUE = Pattern.compile("(\\S+) =(r?)(?: (.*))?");
    private static final Pattern LINK = Pattern.compile("(\\S+) -> (\\S+)");
    private static final Pattern LINES = Pattern.compile("(\\S+) <<");

    private final Path folder;

    private HostTree(Path folder) {
        this.folder = folder;
    }

    /** Lays the trees over each other in an empty folder. */
    public static HostRoot unpack(Path folder, String... names) {
        HostTree tree = new HostTree(folder);
        for (String name : names) {
            tree.lay(text(name).lines().iterator());
        }
        return HostRoot.of(folder);
    }

    private static String text(String name) {
        String resource = "/hosts/" + name + ".tree";
        try (InputStream file = HostTree.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(file, resource).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lay(Iterator<String> lines) {
        while (lines.hasNext()) {
            String line = lines.next();
            if (!line.isBlank() && !line.startsWith("#")) {
                lay(line, lines);
            }
        }
    }

    private void lay(String line, Iterator<String> lines) {
        Matcher value = VALUE.matcher(line);
        Matcher link = LINK.matcher(line);
        Matcher start = LINES.matcher(line);
        if (start.matches()) {
            write(start.group(1), upToEnd(lines), false);
        } else if (value.matches()) {
            String text = value.group(3) == null ? "" : value.group(3).replace("\\t", "\t");
            write(value.group(1), text + "\n", !value.group(2).isEmpty());
        } else if (link.matches()) {
            makeLink(link.group(1), link.group(2));
        } else if (line.endsWith("/")) {
            each(line.substring(0, line.length() - 1), Files::createDirectories);
        } else if (line.startsWith("!")) {
            each(line.substring(1), Files::deleteIfExists);
        } else {
            throw new IllegalArgumentException("no line of a tree: " + line);
        }
    }

    private static String upToEnd(Iterator<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line = lines.next(); !line.equals(">>"); line = lines.next()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private void write(String path, String text, boolean readOnly) {
        each(
                path,
                file -> {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, text);
                    if (readOnly) {
                        Files.setPosixFilePermissions(
                                file, PosixFilePermissions.fromString("r--r--r--"));
                    }
                });
    }

    private void makeLink(String path, String target) {
        each(
                path,
                link -> {
                    Files.createDirectories(link.getParent());
                    Files.deleteIfExists(link);
                    Files.createSymbolicLink(link, Path.of(target));
                });
    }

    private interface Step {
        void at(Path file) throws IOException;
    }

    private void each(String path, Step step) {
        for (String one : spread(path)) {
            try {
                step.at(folder.resolve(one));
            } catch (FileAlreadyExistsException e) {
                throw new IllegalArgumentException("twice in a tree: " + one, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<String> spread(String path) {
        Matcher braces = BRACES.matcher(path);
        if (!braces.find()) {
            return List.of(path);
        }
        List<String> paths = new ArrayList<>();
        for (int number : CpuSet.parse(braces.group(1))) {
            paths.addAll(
                    spread(
                            path.substring(0, braces.start())
                                    + number
                                    + path.substring(braces.end())));
        }
        return paths;
    }
}
