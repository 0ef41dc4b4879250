package io.headrace;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the compiler does not mind and a reader does.
 *
 * <p>Every rule returns one line for each violation: where, what, and what to do instead; empty is
 * good. Files are maps from path to text.
 */
final class TidyRules {
    static final int FILE_LINES = 400;
    static final int METHOD_LINES = 60;

    private static final Set<String> EMPTY_WORDS =
            Set.of("util", "common", "impl", "core", "internal");
    private static final Pattern KERNEL_FILE = Pattern.compile("/(proc|sys)\\b.*");

    /** In brackets, so that this line is not found. */
    private static final Pattern PROMISE = Pattern.compile("\\b(TO[D]O|FIX[M]E|XX[X])\\b");

    private static final Pattern ISSUE = Pattern.compile("#\\d+");
    private static final Pattern OF_ONE_MACHINE =
            Pattern.compile("(?<![\\w./-])/(home|root|work|Users)/[\\w.-]+");

    /** A file or method that may be longer than the rule says, and why. */
    record Allowance(int lines, String reason) {}

    private TidyRules() {}

    static List<String> packageNames(Collection<SourceFile> files) {
        List<String> violations = new ArrayList<>();
        for (SourceFile file : files) {
            for (String word : file.packageName().split("\\.", -1)) {
                if (EMPTY_WORDS.contains(word)) {
                    violations.add(
                            file.path()
                                    + ": no package is called "
                                    + word
                                    + ", it has no rule for what belongs inside; name what is in"
                                    + " it");
                }
            }
        }
        return violations;
    }

    /** Main sources only: a test may well look at its own kernel. */
    static List<String> kernelFiles(Collection<SourceFile> files) {
        List<String> violations = new ArrayList<>();
        for (SourceFile file : files) {
            if (!isMain(file) || file.packageName().equals("io.headrace.host")) {
                continue;
            }
            for (LiteralTree literal : file.all(LiteralTree.class)) {
                if (literal.getValue() instanceof String text
                        && KERNEL_FILE.matcher(text).lookingAt()) {
                    violations.add(
                            at(file, literal)
                                    + "the literal \""
                                    + text
                                    + "\" belongs to host; take a HostRoot and read a relative"
                                    + " path");
                }
            }
        }
        return violations;
    }

    static List<String> promises(Map<String, String> files) {
        return lines(
                files,
                line -> PROMISE.matcher(line).find() && !ISSUE.matcher(line).find(),
                "a promise without an issue; name the issue as #123, or do it now");
    }

    static List<String> sizes(Collection<SourceFile> files, Map<String, Allowance> ratchet) {
        List<String> violations = new ArrayList<>();
        Set<String> unused = new TreeSet<>(ratchet.keySet());
        for (SourceFile file : files) {
            long lines = file.text().lines().count();
            check(file.path(), lines, FILE_LINES, "split it by what it holds", ratchet)
                    .forEach(violations::add);
            if (lines > FILE_LINES) {
                unused.remove(file.path());
            }
            for (MethodTree method : file.all(MethodTree.class)) {
                long height = file.lastLine(method) - file.firstLine(method) + 1;
                String name = file.path() + "#" + method.getName();
                check(name, height, METHOD_LINES, "name its parts as methods", ratchet)
                        .forEach(violations::add);
                if (height > METHOD_LINES) {
                    unused.remove(name);
                }
            }
        }
        unused.forEach(name -> violations.add(name + ": is within the rule, drop its allowance"));
        return violations;
    }

    /** As the body of a lambda the call is taken to return Object, and a void handle refuses it. */
    static List<String> voidInvokeExact(Collection<SourceFile> files) {
        List<String> violations = new ArrayList<>();
        for (SourceFile file : files) {
            for (LambdaExpressionTree lambda : file.all(LambdaExpressionTree.class)) {
                if (lambda.getBody() instanceof MethodInvocationTree call
                        && call.getMethodSelect() instanceof MemberSelectTree method
                        && method.getIdentifier().contentEquals("invokeExact")) {
                    violations.add(
                            at(file, lambda)
                                    + "invokeExact as the body of an expression lambda returns"
                                    + " Object; put the body in braces");
                }
            }
        }
        return violations;
    }

    static List<String> nullMarked(Collection<SourceFile> files) {
        Set<String> folders = new TreeSet<>();
        Set<String> marked = new TreeSet<>();
        for (SourceFile file : files) {
            if (isMain(file)) {
                folders.add(folder(file.path()));
                if (file.tree().getPackageAnnotations().stream()
                        .anyMatch(TidyRules::isNullMarked)) {
                    marked.add(folder(file.path()));
                }
            }
        }
        folders.removeAll(marked);
        return folders.stream()
                .map(f -> f + ": add a package-info.java with @NullMarked and one sentence")
                .toList();
    }

    static List<String> whitespace(Map<String, String> files) {
        List<String> violations = new ArrayList<>();
        files.forEach((path, text) -> {
            if (!text.endsWith("\n")) {
                violations.add(path + ": end the last line with a newline");
            }
        });
        violations.addAll(lines(files, line -> line.contains("\t"), "a tab; use spaces"));
        return violations;
    }

    static List<String> disabledTests(Collection<SourceFile> files) {
        List<String> violations = new ArrayList<>();
        for (SourceFile file : files) {
            for (AnnotationTree annotation : file.all(AnnotationTree.class)) {
                if (simpleName(annotation).equals("Disabled") && !hasText(annotation)) {
                    violations.add(
                            at(file, annotation)
                                    + "@Disabled without a reason; say why, or assume what the test"
                                    + " needs");
                }
            }
        }
        return violations;
    }

    static List<String> machinePaths(Map<String, String> files) {
        return lines(
                files,
                line -> OF_ONE_MACHINE.matcher(line).find(),
                "a path of one machine; make it relative, or a temporary folder");
    }

    private static List<String> lines(
            Map<String, String> files, Predicate<String> bad, String message) {
        List<String> violations = new ArrayList<>();
        files.forEach((path, text) -> {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (bad.test(lines.get(i))) {
                    violations.add(path + ":" + (i + 1) + ": " + message);
                }
            }
        });
        return violations;
    }

    private static List<String> check(
            String name, long lines, int limit, String instead, Map<String, Allowance> ratchet) {
        Allowance allowance = ratchet.get(name);
        if (lines <= limit || (allowance != null && lines <= allowance.lines())) {
            return List.of();
        }
        int allowed = allowance == null ? limit : allowance.lines();
        return List.of("%s: %d lines of %d; %s".formatted(name, lines, allowed, instead));
    }

    private static boolean hasText(AnnotationTree annotation) {
        for (ExpressionTree argument : annotation.getArguments()) {
            boolean named = argument instanceof AssignmentTree;
            Tree value = named ? ((AssignmentTree) argument).getExpression() : argument;
            return !(value instanceof LiteralTree text) || !text.getValue().toString().isBlank();
        }
        return false;
    }

    private static boolean isNullMarked(AnnotationTree annotation) {
        return simpleName(annotation).equals("NullMarked");
    }

    private static String simpleName(AnnotationTree annotation) {
        return annotation.getAnnotationType().toString().replaceFirst(".*\\.", "");
    }

    private static boolean isMain(SourceFile file) {
        return file.path().contains("/src/main/");
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String at(SourceFile file, Tree tree) {
        return file.path() + ":" + file.firstLine(tree) + ": ";
    }
}
