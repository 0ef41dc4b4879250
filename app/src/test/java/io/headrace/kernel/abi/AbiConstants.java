package io.headrace.kernel.abi;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every number of this package, as a Java virtual machine of a given architecture sees it.
 *
 * <p>The numbers are chosen once by `os.arch`, so another architecture needs another process: a
 * child with `-Dos.arch`, which prints them all.
 */
record AbiConstants(TreeMap<String, Number> values) {
    /** Starts a child that believes to run on the architecture. */
    static AbiConstants of(String osArch) throws IOException, InterruptedException {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dos.arch=" + osArch,
                                "-Xshare:auto",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AbiConstants.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> lines;
        try (var reader = child.inputReader()) {
            lines = reader.readAllLines();
        }
        if (child.waitFor() != 0) {
            throw new IOException("the child with os.arch=" + osArch + " failed: " + lines);
        }
        TreeMap<String, Number> values = new TreeMap<>();
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            boolean isInt = cells[0].equals("int");
            Number value = isInt ? (Number) Integer.valueOf(cells[2]) : Long.valueOf(cells[2]);
            values.put(cells[1], value);
        }
        return new AbiConstants(values);
    }

    /** Prints a line of type, name and value for each number. */
    public static void main(String[] arguments) throws Exception {
        for (Class<?> header : headers()) {
            for (Field field : header.getDeclaredFields()) {
                Class<?> type = field.getType();
                if (Modifier.isStatic(field.getModifiers())
                        && (type == int.class || type == long.class)) {
                    field.setAccessible(true);
                    System.out.println(type + "\t" + field.getName() + "\t" + field.getLong(null));
                }
            }
        }
    }

    private static List<Class<?>> headers()
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes =
                Path.of(Arch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String name = Arch.class.getPackageName();
        List<Class<?>> headers = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes.resolve(name.replace('.', '/')))) {
            for (Path file : files.sorted().toList()) {
                String simple = file.getFileName().toString().replaceFirst("\\.class$", "");
                if (!simple.equals("package-info")) {
                    headers.add(Class.forName(name + "." + simple));
                }
            }
        }
        return headers;
    }
}
