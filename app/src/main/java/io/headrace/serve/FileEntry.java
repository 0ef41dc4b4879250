package io.headrace.serve;

import io.headrace.http.HttpDate;
import io.headrace.kernel.FileBytes;
import io.headrace.kernel.FileStatus;
import io.headrace.kernel.Socket;
import io.headrace.loop.Connection;
import io.headrace.loop.Transport;

import java.util.Arrays;

/**
 * One file as a loop knows it: its answers, and either its bytes or its descriptor.
 *
 * <p>A small file's bytes lie behind the heads, so that it costs no system call of its own; a
 * larger one is sent from the page cache, where its bytes are not copied by us.
 */
final class FileEntry {
    private static final long SECOND_NS = 1_000_000_000L;

    private static final byte[] NOTHING = new byte[0];
    private static final int NO_FD = -1;

    private final int fd;
    private final byte[] content;
    private final long inode;
    private final long changedNs;
    private final long modifiedNs;
    final long size;
    final String etag;
    final Variants whole;
    final Variants notModified;

    /** The fields of an answer with a part, but for the part's place and length. */
    private final String partFields;

    /** The second in which the file was last found to be as it was. */
    long checkedSecond;

    /**
     * Takes a file over.
     *
     * @param opened its descriptor, which is closed here or with the entry
     * @param status what the kernel knows of it
     * @param type its media type
     */
    FileEntry(int opened, FileStatus status, String type, Answers answers) {
        inode = status.inode();
        changedNs = status.changedNs();
        modifiedNs = status.modifiedNs();
        boolean small = status.size() <= Answers.INLINE_BODY_MAX;
        content = small ? FileBytes.read(opened, 0, (int) status.size()) : NOTHING;
        size = small ? content.length : status.size();
        fd = small ? NO_FD : opened;
        if (small) {
            Socket.close(opened);
        }
        etag = "\"" + Long.toHexString(modifiedNs) + "-" + Long.toHexString(size) + "\"";
        String about =
                "ETag: " + etag + "\r\nLast-Modified: " + HttpDate.text(modifiedSeconds()) + "\r\n";
        notModified = answers.variants(304, about, NOTHING, null);
        partFields = about + "Content-Type: " + type + "\r\n";
        String fields = partFields + "Content-Length: " + size + "\r\nAccept-Ranges: bytes\r\n";
        whole = answers.variants(200, fields, content, small ? null : part(0, size));
        checkedSecond = answers.second();
    }

    long modifiedSeconds() {
        return Math.floorDiv(modifiedNs, SECOND_NS);
    }

    /** Whether an open file is this one, unchanged. */
    boolean isStill(FileStatus status) {
        return inode == status.inode()
                && changedNs == status.changedNs()
                && modifiedNs == status.modifiedNs()
                && size == status.size();
    }

    /** The file is as it was: its answers get the time of now. */
    void renew(long second) {
        checkedSecond = second;
        whole.setDate(second);
        notModified.setDate(second);
    }

    /** The answer with a part (RFC 9110 section 15.3.7). */
    ComposedAnswer partial(ByteRange range, Answers answers, Request request) {
        String fields =
                partFields
                        + "Content-Range: bytes "
                        + range.first()
                        + "-"
                        + (range.first() + range.length() - 1)
                        + "/"
                        + size
                        + "\r\nContent-Length: "
                        + range.length()
                        + "\r\n";
        if (fd != NO_FD) {
            SeparateBody part = part(range.first(), range.length());
            return answers.compose(206, fields, NOTHING, part, request);
        }
        int first = (int) range.first();
        byte[] part = Arrays.copyOfRange(content, first, first + (int) range.length());
        return answers.compose(206, fields, part, null, request);
    }

    private SeparateBody part(long offset, long length) {
        return new SeparateBody() {
            @Override
            long send(Transport transport, Connection to) {
                transport.sendFile(to, fd, offset, length);
                return length;
            }
        };
    }

    void close() {
        if (fd != NO_FD) {
            Socket.close(fd);
        }
        whole.free();
        notModified.free();
    }
}
