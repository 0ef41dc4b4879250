package io.headrace.tls;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The libraries that speak TLS: the JDK, and what lies in a folder beside the program.
 *
 * <p>The folder has the library's name and holds jars, which nothing else sees: they are loaded by
 * a loader of their own when they are first asked for, so a start without TLS knows nothing of
 * them.
 */
final class TlsLibraries {
    static final TlsProvider JDK = new JdkTls();

    /** What came of loading each: a provider or a fault. */
    private static final ConcurrentHashMap<String, Loaded> LOADED = new ConcurrentHashMap<>();

    private record Loaded(@Nullable TlsProvider provider, @Nullable Fault obstacle) {}

    private TlsLibraries() {}

    /**
     * The library of that name, loaded.
     *
     * @throws Fault BAD_INPUT when it is not there or does not work here
     */
    static TlsProvider other(String name) {
        Loaded loaded = LOADED.computeIfAbsent(name, TlsLibraries::load);
        if (loaded.provider == null) {
            throw loaded.obstacle == null ? absent(name) : loaded.obstacle;
        }
        return loaded.provider;
    }

    private static Loaded load(String name) {
        try {
            TlsProvider provider = find(name, TlsLibraries.class.getClassLoader());
            Path folder = provider == null ? folder(name) : null;
            if (folder != null) {
                provider = find(name, loader(folder));
            }
            if (provider != null) {
                provider.load();
            }
            return new Loaded(provider, null);
        } catch (Fault obstacle) {
            return new Loaded(null, obstacle);
        } catch (ServiceConfigurationError | LinkageError e) {
            return new Loaded(null, broken(name, e));
        }
    }

    private static @Nullable TlsProvider find(String name, ClassLoader loader) {
        for (TlsProvider provider : ServiceLoader.load(TlsProvider.class, loader)) {
            if (provider.name().equals(name)) {
                return provider;
            }
        }
        return null;
    }

    /** The folder beside the program's jar; null where there is none. */
    private static @Nullable Path folder(String name) {
        CodeSource source = TlsLibraries.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return null;
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            Path folder = jar.resolveSibling(name);
            return Files.isRegularFile(jar) && Files.isDirectory(folder) ? folder : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Lives as long as the program, since what it has loaded does. */
    private static ClassLoader loader(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
            URL[] urls = new URL[jars.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = jars.get(i).toUri().toURL();
            }
            return new URLClassLoader(urls, TlsLibraries.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException | UncheckedIOException e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "reading " + folder,
                    e.toString(),
                    "make the folder readable, or use --tls-engine jdk");
        }
    }

    private static Fault broken(String name, Error e) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                "no " + name + ": " + e,
                "its folder beside the program's jar lacks a part, or has one of another version",
                "build it again with ./mvnw package, or use --tls-engine jdk",
                e);
    }

    private static Fault absent(String name) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                "no " + name,
                "its folder is not beside the program's jar",
                "build it with ./mvnw package, or use --tls-engine jdk");
    }
}
