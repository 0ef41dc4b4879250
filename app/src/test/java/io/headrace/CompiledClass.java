package io.headrace;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A class file, and all that its constant pool mentions.
 *
 * @param name as in source, nested classes with `$`
 * @param uses classes such as `java.util.List`, and members such as `java.util.List#of`
 */
record CompiledClass(String name, Set<String> uses) {
    /** A class inside a descriptor or a generic signature. */
    private static final Pattern DESCRIBED = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");

    static List<CompiledClass> readAll(Path folder) throws IOException {
        List<CompiledClass> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                classes.add(of(ClassFile.of().parse(file)));
            }
        }
        return classes;
    }

    /** The outermost class around this one. */
    String outermost() {
        return outermost(name);
    }

    static String outermost(String name) {
        return name.replaceFirst("[$#].*", "");
    }

    private static CompiledClass of(ClassModel model) {
        Set<String> uses = new TreeSet<>();
        Set<Utf8Entry> literals = new HashSet<>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry used -> add(uses, used.asInternalName());
                case MemberRefEntry used ->
                        uses.add(
                                used.owner().asInternalName().replace('/', '.')
                                        + "#"
                                        + used.name().stringValue());
                case StringEntry literal -> literals.add(literal.utf8());
                default -> {}
            }
        }
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof Utf8Entry text && !literals.contains(text)) {
                addDescribed(uses, text.stringValue());
            }
        }
        return new CompiledClass(model.thisClass().asInternalName().replace('/', '.'), uses);
    }

    private static void add(Set<String> uses, String internalName) {
        if (internalName.startsWith("[")) {
            addDescribed(uses, internalName);
        } else {
            uses.add(internalName.replace('/', '.'));
        }
    }

    /** Texts of annotations are in the pool too; those with a space are no descriptor. */
    private static void addDescribed(Set<String> uses, String text) {
        if (!text.contains(" ")) {
            DESCRIBED
                    .matcher(text)
                    .results()
                    .forEach(used -> uses.add(used.group(1).replace('/', '.')));
        }
    }
}
