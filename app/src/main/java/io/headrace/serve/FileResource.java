package io.headrace.serve;

import io.headrace.http.Method;
import io.headrace.http.TargetPath;
import io.headrace.kernel.FileStatus;
import io.headrace.kernel.Folder;
import io.headrace.kernel.Memory;
import io.headrace.kernel.Socket;
import io.headrace.kernel.abi.Errno;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@link StaticFiles} in one loop (RFC 9110 sections 13 to 15).
 *
 * <p>A file is opened and looked at when it is asked for, but at most once a second. That may wait
 * for a disk, and with it all connections of the loop.
 */
final class FileResource implements Resource {
    /** The longest name of an index file. */
    private static final int INDEX_MAX = 255;

    private static final int NAME_ROOM = TargetPath.MAX + INDEX_MAX + 1;

    private final Folder folder;
    private final List<String> index;
    private final MediaTypes types;
    private final Answers answers;
    private final FileCache cache = new FileCache();
    private final FileStatus status = new FileStatus();
    private final long name = Memory.map(NAME_ROOM);
    private final Variants notAllowed;
    private final FixedResource malformed;
    private final FixedResource forbidden;
    private final FixedResource notFound;
    private final FixedResource failedCondition;
    private final FixedResource overloaded;

    FileResource(StaticFiles files, Answers answers) {
        folder = Folder.open(files.root());
        index = files.index();
        types = files.types();
        this.answers = answers;
        notAllowed = answers.notAllowed();
        malformed = answers.page(400);
        forbidden = answers.page(403);
        notFound = answers.page(404);
        failedCondition = answers.page(412);
        overloaded = answers.page(503);
    }

    @Override
    public Answer answer(Request request) {
        int method = request.head.method();
        if (method != Method.GET && method != Method.HEAD) {
            return notAllowed.of(request);
        }
        if (request.hasBody()) {
            return malformed.answer(request); // RFC 9110 section 9.3.1: it means nothing here
        }
        int result = request.path.read(request.head);
        if (result != TargetPath.WHOLE) {
            return (result == TargetPath.OUTSIDE ? notFound : malformed).answer(request);
        }
        FileEntry known = cache.find(request.path);
        if (known != null && known.checkedSecond == answers.second()) {
            return answer(known, request);
        }
        return look(known, request);
    }

    private Answer answer(FileEntry file, Request request) {
        Conditions conditions = Conditions.of(request);
        if (conditions == null) {
            return file.whole.of(request);
        }
        int asked = conditions.status(file);
        if (asked == 304) {
            return file.notModified.of(request);
        }
        if (asked != 0) {
            return failedCondition.answer(request);
        }
        ByteRange range = request.head.isHead() ? null : conditions.range(file);
        if (range == null) {
            return file.whole.of(request);
        }
        return range.length() > 0
                ? file.partial(range, answers, request)
                : answers.unsatisfiable(file.size, request);
    }

    // ---- opening

    private Answer look(@Nullable FileEntry known, Request request) {
        TargetPath path = request.path;
        int length = path.length() - 1;
        Memory.copy(path.address() + 1, name, length);
        int fd = length == 0 ? openNamed(0, ".") : openNamed(length, "");
        if (fd < 0) {
            cache.drop(path, answers.second()); // it would hold a deleted file
            return missing(fd, request);
        }
        if (status.read(fd) == 0 && status.isRegular()) {
            return found(fd, length, known, request);
        }
        Socket.close(fd);
        if (!status.isFolder()) {
            return notFound.answer(request);
        }
        return length == 0 || Memory.getByte(name + length - 1) == '/'
                ? lookInFolder(length, known, request)
                : answers.moved(Memory.bytes(path.address(), path.length()), request);
    }

    private Answer lookInFolder(int length, @Nullable FileEntry known, Request request) {
        for (String candidate : index) {
            int fd = openNamed(length, candidate);
            if (fd >= 0 && status.read(fd) == 0 && status.isRegular()) {
                return found(fd, length + candidate.length(), known, request);
            }
            if (fd >= 0) {
                Socket.close(fd);
            }
        }
        return forbidden.answer(request);
    }

    /** Opens what the first bytes of the name and a text behind them name. */
    private int openNamed(int length, String more) {
        Memory.put(name + length, (more + "\0").getBytes(StandardCharsets.UTF_8));
        return folder.open(name);
    }

    private Answer missing(int error, Request request) {
        return switch (-error) {
            case Errno.EACCES, Errno.EPERM -> forbidden.answer(request);
            case Errno.EMFILE, Errno.ENFILE, Errno.ENOMEM -> overloaded.answer(request);
            default -> notFound.answer(request);
        };
    }

    private Answer found(int fd, int length, @Nullable FileEntry known, Request request) {
        long now = answers.second();
        if (known != null && known.isStill(status)) {
            Socket.close(fd);
            known.renew(now);
            return answer(known, request);
        }
        String type = types.of(Memory.text(name, length));
        FileEntry file = new FileEntry(fd, status, type, answers);
        cache.put(request.path, file, now);
        return answer(file, request);
    }

    @Override
    public void close() {
        cache.close();
        status.close();
        folder.close();
        Memory.unmap(name, NAME_ROOM);
    }
}
