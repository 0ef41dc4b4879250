package io.headrace.loop;

import io.headrace.kernel.Memory;
import io.headrace.kernel.Socket;

import java.util.ArrayDeque;

/** The bytes of one connection that the kernel did not take at once, in order. */
final class Outbox {
    private static final int MEMORY = Integer.MIN_VALUE;

    /**
     * @param address in memory, or the offset in a file
     * @param owned whether the memory is a copy that goes with the piece
     * @param file a descriptor that goes with the piece, or {@link #MEMORY}
     */
    private record Piece(long address, long length, boolean owned, int file) {
        Piece after(long taken) {
            return new Piece(address + taken, length - taken, false, file);
        }
    }

    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();

    /** Whether nothing leaves until the protocol says so. */
    boolean held;

    /** Start and length of the copy the first piece is a part of; 0 when it is nobody's copy. */
    private long copyAddress;

    private long copyLength;

    void addCopy(long address, long length) {
        long copy = Memory.map(length);
        Memory.copy(address, copy, length);
        add(new Piece(copy, length, true, MEMORY));
    }

    void addStable(long address, long length) {
        add(new Piece(address, length, false, MEMORY));
    }

    /** Adds bytes of a file whose descriptor is closed with them; a negative one fails later. */
    void addFile(int fd, long offset, long length) {
        add(new Piece(offset, length, false, fd));
    }

    /** Adds bytes that were sent before all others, and which the kernel did not take. */
    void addCopyFirst(long address, long length) {
        ArrayDeque<Piece> later = new ArrayDeque<>(pieces);
        pieces.clear();
        addCopy(address, length);
        pieces.addAll(later);
    }

    private void add(Piece piece) {
        pieces.add(piece);
        if (pieces.size() == 1) {
            remember(piece);
        }
    }

    private void remember(Piece first) {
        copyAddress = first.owned ? first.address : 0;
        copyLength = first.owned ? first.length : 0;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** All bytes that wait. */
    long total() {
        long total = 0;
        for (Piece piece : pieces) {
            total += piece.length;
        }
        return total;
    }

    /** Whether the first piece is not the last. */
    boolean more() {
        return pieces.size() > 1;
    }

    /** Whether the first piece is bytes of a file. */
    boolean isFile() {
        return pieces.getFirst().file != MEMORY;
    }

    int file() {
        return pieces.getFirst().file;
    }

    /** Address of the first piece, or its offset in its file. */
    long address() {
        return pieces.getFirst().address;
    }

    long length() {
        return pieces.getFirst().length;
    }

    /** Takes note that the kernel took so many bytes of the first piece. */
    void taken(long count) {
        Piece first = pieces.removeFirst();
        if (count < first.length) {
            pieces.addFirst(first.after(count));
            return;
        }
        freeCopy();
        closeFile(first);
        if (!pieces.isEmpty()) {
            remember(pieces.getFirst());
        }
    }

    private void freeCopy() {
        if (copyAddress != 0) {
            Memory.unmap(copyAddress, copyLength);
            copyAddress = 0;
        }
    }

    private static void closeFile(Piece piece) {
        if (piece.file >= 0) {
            Socket.close(piece.file);
        }
    }

    /** Gives all copies and descriptors back. */
    void discard() {
        freeCopy();
        pieces.forEach(Outbox::closeFile);
        if (!pieces.isEmpty()) {
            pieces.removeFirst();
        }
        pieces.stream()
                .filter(Piece::owned)
                .forEach(piece -> Memory.unmap(piece.address, piece.length));
        pieces.clear();
    }
}
