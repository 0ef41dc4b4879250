package io.headrace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A Java source with its syntax tree, as the compiler of the JDK parses it; nothing is resolved.
 *
 * @param path from the root of the repository
 */
record SourceFile(String path, String text, CompilationUnitTree tree, SourcePositions positions) {
    private static final Pattern CLASS_NAME = Pattern.compile("(?:[a-z_0-9]+\\.)*[A-Z]\\w*");

    /** Parses all files; keys are paths, values are texts. */
    static List<SourceFile> parseAll(Map<String, String> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> inputs = new ArrayList<>();
        files.forEach((path, text) -> inputs.add(input(path, text)));
        JavacTask task =
                (JavacTask)
                        compiler.getTask(
                                null,
                                compiler.getStandardFileManager(null, Locale.ROOT, UTF_8),
                                null,
                                List.of("-proc:none"),
                                null,
                                inputs);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<SourceFile> parsed = new ArrayList<>();
        try {
            for (CompilationUnitTree tree : task.parse()) {
                String path = tree.getSourceFile().toUri().getPath().substring(1);
                parsed.add(new SourceFile(path, files.get(path), tree, positions));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return parsed;
    }

    static JavaFileObject input(String path, String text) {
        return new SimpleJavaFileObject(URI.create("mem:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** The package; empty for the unnamed one. */
    String packageName() {
        return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
    }

    /** The class the file is named after. */
    String className() {
        return packageName() + "." + path.replaceFirst(".*/", "").replaceFirst("\\.java$", "");
    }

    /** The outermost classes imported; `a.b.*` stays as it is. */
    Collection<String> imports() {
        List<String> imports = new ArrayList<>();
        for (ImportTree used : tree.getImports()) {
            String name = used.getQualifiedIdentifier().toString();
            Matcher outermost = CLASS_NAME.matcher(name);
            imports.add(outermost.lookingAt() ? outermost.group() : name);
        }
        return imports;
    }

    /** All parts of a kind, in order. */
    <T extends Tree> List<T> all(Class<T> kind) {
        List<T> parts = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void scan(Tree part, Void unused) {
                if (kind.isInstance(part)) {
                    parts.add(kind.cast(part));
                }
                return super.scan(part, null);
            }
        }.scan(tree, null);
        return parts;
    }

    long firstLine(Tree part) {
        return tree.getLineMap().getLineNumber(positions.getStartPosition(tree, part));
    }

    long lastLine(Tree part) {
        return tree.getLineMap().getLineNumber(positions.getEndPosition(tree, part) - 1);
    }
}
