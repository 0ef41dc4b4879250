package io.headrace.serve;

import io.headrace.http.TargetPath;
import io.headrace.kernel.Memory;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link TypedAnswers} in one loop; a form is prepared when its type is first asked for. */
final class TypedResource implements Resource {
    private final FixedAnswer fixed;
    private final Answers answers;
    private final FixedResource other;
    private final FixedResource malformed;
    private final byte[][] endings;
    private final String[] types;

    private final Map<String, FixedResource> byType = new HashMap<>();

    TypedResource(TypedAnswers content, Answers answers) {
        this.answers = answers;
        fixed = content.other();
        other = new FixedResource(fixed, answers);
        malformed = answers.page(400);
        List<String> names = List.copyOf(content.types().keySet());
        endings =
                names.stream()
                        .map(name -> name.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new);
        types = names.stream().map(content.types()::get).toArray(String[]::new);
    }

    @Override
    public PreparedAnswer answer(Request request) {
        TargetPath path = request.path;
        if (path.read(request.head) != TargetPath.WHOLE) {
            return malformed.answer(request);
        }
        int ending = ending(path.address(), path.address() + path.length());
        return (ending < 0 ? other : typed(types[ending])).answer(request);
    }

    /** The index of the path's ending, or -1 for none of them; a name may begin with a dot. */
    private int ending(long start, long end) {
        long p = end - 1;
        while (p > start && Memory.getByte(p) != '.' && Memory.getByte(p) != '/') {
            p--;
        }
        if (Memory.getByte(p) != '.' || Memory.getByte(p - 1) == '/') {
            return -1;
        }
        long from = p + 1;
        for (int i = 0; i < endings.length; i++) {
            if (endings[i].length == end - from && equals(from, endings[i])) {
                return i;
            }
        }
        return -1;
    }

    private static boolean equals(long address, byte[] small) {
        for (int i = 0; i < small.length; i++) {
            byte b = Memory.getByte(address + i);
            if ((b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b) != small[i]) {
                return false;
            }
        }
        return true;
    }

    private FixedResource typed(String type) {
        FixedResource known = byType.get(type);
        if (known != null) {
            return known;
        }
        FixedResource prepared = new FixedResource(fixed.withType(type), answers);
        byType.put(type, prepared);
        return prepared;
    }
}
