package io.headrace.tune;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that knows each change before it is made. It only grows; each entry is on the disk
 * before this program goes on.
 *
 * <p>A line without its end was being written when the machine or the process died: what it says
 * was not done yet, so it counts as not there, and the next entry takes its place.
 */
final class Journal {
    private static final String NAME = "journal";
    private static final int LARGEST = 64 << 20;

    private final Path file;

    Journal(Path folder) {
        file = folder.resolve(NAME);
    }

    /**
     * What a journal holds.
     *
     * @param entries those that are whole, in their order
     * @param damaged the numbers of the lines that are not, from 1 on
     */
    record Reading(List<Entry> entries, List<Integer> damaged) {}

    /** All of it; nothing when there is none yet. */
    Reading read() {
        String text = text();
        List<Entry> entries = new ArrayList<>();
        List<Integer> damaged = new ArrayList<>();
        int number = 0;
        for (int start = 0, end; (end = text.indexOf('\n', start)) >= 0; start = end + 1) {
            number++;
            Entry entry = EntryText.parse(text.substring(start, end));
            if (entry == null) {
                damaged.add(number);
            } else {
                entries.add(entry);
            }
        }
        return new Reading(List.copyOf(entries), List.copyOf(damaged));
    }

    private String text() {
        try {
            if (Files.size(file) > LARGEST) {
                throw unusable("it is larger than " + (LARGEST >> 20) + " MiB", null);
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException e) {
            throw unusable("it cannot be read: " + e.getMessage(), e);
        }
    }

    /** Adds entries and waits until the disk has them. */
    void add(Entry... entries) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(EntryText.print(entry));
        }
        try (FileChannel channel = open()) {
            channel.position(endOfLines(channel));
            channel.truncate(channel.position());
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw unusable("an entry could not be written: " + e.getMessage(), e);
        }
    }

    private FileChannel open() throws IOException {
        boolean isNew = !Files.exists(file);
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (isNew) {
            syncFolder();
        }
        return channel;
    }

    /** Else the name of a new file may be lost with the power, though its bytes are on the disk. */
    private void syncFolder() throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Where the last whole line ends. */
    private static long endOfLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    private Fault unusable(String cause, @Nullable IOException origin) {
        return new Fault(
                Fault.Kind.NOT_PERMITTED,
                "journal " + file,
                cause,
                "run as root, or choose another folder with --state",
                origin);
    }
}
