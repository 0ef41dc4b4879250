package io.headrace.nginx;

import org.jspecify.annotations.Nullable;

/**
 * What is answered to some paths.
 *
 * @param exact whether only this very path is meant, not all that begin with it
 * @param path begins with a slash
 * @param returned the answer of its `return`, or null where files of its root are served
 */
public record LocationBlock(
        Position at, boolean exact, String path, Settings settings, @Nullable Returned returned) {
    /** Reads one whose server has these settings. */
    static LocationBlock read(Directive directive, Settings inherited) {
        boolean hasModifier = directive.arguments().size() == 2;
        String first = directive.argument(0);
        String modifier = hasModifier ? first : gluedModifier(first);
        String path = hasModifier ? directive.argument(1) : first.substring(modifier.length());
        checkModifier(directive, modifier, first);
        if (!path.startsWith("/")) {
            throw directive.badValue(
                    path,
                    "paths begin with a slash, so no request would find it",
                    "write it like /images/");
        }
        Settings settings = inherited.within(directive.children());
        return new LocationBlock(
                directive.at(),
                modifier.equals("="),
                path,
                settings,
                firstReturn(directive, settings));
    }

    /** The modifier may touch the path: `=/path`. */
    private static String gluedModifier(String word) {
        for (String modifier : new String[] {"=", "^~", "~*", "~", "@"}) {
            if (word.startsWith(modifier)) {
                return modifier;
            }
        }
        return "";
    }

    private static void checkModifier(Directive directive, String modifier, String shown) {
        switch (modifier) {
            case "", "=", "^~" -> {}
            case "~", "~*" ->
                    throw directive.badValue(
                            shown, "regular expressions are not understood", "name a path");
            case "@" ->
                    throw directive.badValue(
                            shown, "no directive that is understood leads to it", "remove it");
            default -> throw directive.badValue(shown, "it is no modifier", "write =, ^~ or none");
        }
    }

    /** The first one wins, as the others are never come to. */
    static @Nullable Returned firstReturn(Directive block, Settings settings) {
        Returned first = null;
        for (Directive directive : block.children()) {
            if (directive.name().equals("return")) {
                Returned returned = Returned.read(directive, settings);
                first = first == null ? returned : first;
            }
        }
        return first;
    }

    /** Whether both are for the same paths. */
    boolean isSamePath(LocationBlock other) {
        return exact == other.exact && path.equals(other.path);
    }
}
