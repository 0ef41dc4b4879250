package io.headrace.tune;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;
import io.headrace.kernel.PseudoFile;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * A setting that is a file of the kernel's.
 *
 * @param parts what it may belong to
 * @param file where it is
 * @param form how its text is written
 */
record FileKnob(String id, Takes takes, Stage stage, Set<Place.Part> parts, Where file, Form form)
        implements Knob {
    private static final int PATIENCE = 20;

    /** Finds the file of a place; null while there is none. */
    interface Where {
        @Nullable String of(Machine machine, Place place);
    }

    @Override
    public boolean isAt(Place place) {
        return parts.contains(place.part());
    }

    @Override
    public @Nullable String path(Machine machine, Place place) {
        return file.of(machine, place);
    }

    @Override
    public String read(Site site, Place place) throws Obstacle {
        String path = found(site, place);
        PseudoFile.Reading reading = site.root().attempt(path);
        if (reading.text() == null) {
            throw Obstacle.of(path, reading.errno());
        }
        return form.value(reading.text());
    }

    @Override
    public void write(Site site, Place place, String value) throws Obstacle {
        String path = found(site, place);
        for (int attempt = 0; ; attempt++) {
            int errno = site.root().write(path, value + "\n");
            if (errno == 0) {
                return;
            }
            Obstacle obstacle = Obstacle.of(path, errno);
            if (!obstacle.isPassing() || attempt == PATIENCE) {
                throw obstacle;
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public boolean same(String one, String other) {
        return form.same(one, other);
    }

    @Override
    public boolean mayBecome(String written, String seen) {
        return form.mayBecome(written, seen);
    }

    @Override
    public boolean isValid(String value) {
        return value.length() < 4096 && form.isValid(value);
    }

    @Override
    public String command(Machine machine, Place place, String value) {
        String path = path(machine, place);
        String text = value.matches("[\\w,.+-]+") ? value : "'" + value + "'";
        return KernelPaths.writing(path == null ? place + "'s file of " + id : path, text);
    }

    private String found(Site site, Place place) throws Obstacle {
        String path = path(site.machine(), place);
        if (path == null) {
            throw Obstacle.missing(id + " of " + place + ": there is none now");
        }
        return path;
    }
}
