package io.headrace.nginx;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a file, and those it includes, as a tree of directives. */
final class DirectiveReader {
    private static final int FILE_BYTES_MAX = 1 << 20;
    private static final int FILES_MAX = 256;
    private static final int BLOCK_DEPTH_MAX = 16;
    private static final int INCLUDE_DEPTH_MAX = 8;
    private static final int DIRECTIVES_MAX = 100_000;

    private final Path folder;
    private int files;
    private int directives;
    private int includeDepth;

    private DirectiveReader(Path folder) {
        this.folder = folder;
    }

    /**
     * The directives of a file; those it includes stand in place of the `include`.
     *
     * @throws Fault when a file cannot be read, or its braces, quotes and semicolons do not fit
     */
    static List<Directive> read(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        DirectiveReader reader = new DirectiveReader(parent == null ? file : parent);
        return reader.readFile(file, new Position(file.toString(), 1));
    }

    private List<Directive> readFile(Path file, Position askedAt) {
        files++;
        if (files > FILES_MAX) {
            throw askedAt.fault(
                    "file number " + files,
                    "a configuration has at most " + FILES_MAX + " files; does one include itself?",
                    "include fewer");
        }
        Lexer lexer = new Lexer(file.toString(), decode(file, bytes(file, askedAt)));
        return readBlock(file.toString(), lexer, Lexer.End.FILE, 0);
    }

    private static byte[] bytes(Path file, Position askedAt) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(FILE_BYTES_MAX + 1);
            if (bytes.length > FILE_BYTES_MAX) {
                throw askedAt.fault(
                        "file " + file,
                        "it is longer than 1 MiB, so it is hardly a configuration",
                        "give another file");
            }
            return bytes;
        } catch (IOException e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    askedAt.text() + ": file " + file + ": " + e.getClass().getSimpleName(),
                    "it is missing or may not be read",
                    "check its path; one in an include is relative to the folder of the first file",
                    e);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "file " + file,
                    "it is not UTF-8",
                    "save it as UTF-8, or give another file",
                    e);
        }
    }

    /** Up to the brace that closes the block, or the end of the file. */
    private List<Directive> readBlock(String file, Lexer lexer, Lexer.End expected, int depth) {
        List<Directive> block = new ArrayList<>();
        while (true) {
            Lexer.Statement statement = lexer.next();
            Position at = new Position(file, statement.line());
            switch (statement.end()) {
                case SEMICOLON -> add(block, statement, at);
                case OPEN -> {
                    checkDepth(statement, at, depth);
                    List<Directive> inner = readBlock(file, lexer, Lexer.End.CLOSE, depth + 1);
                    block.add(directive(statement, at, inner));
                }
                case CLOSE, FILE -> {
                    if (statement.end() != expected) {
                        throw unbalanced(at, expected);
                    }
                    return block;
                }
            }
        }
    }

    private static Fault unbalanced(Position at, Lexer.End expected) {
        return expected == Lexer.End.FILE
                ? at.fault("unexpected \"}\"", "no { is open there", "remove it")
                : at.fault(
                        "unexpected end of file", "a { is not closed", "close each block with }");
    }

    private static void checkDepth(Lexer.Statement statement, Position at, int depth) {
        if (depth >= BLOCK_DEPTH_MAX) {
            throw at.fault(
                    "block \"" + Lexer.shown(statement.words().getFirst()) + "\"",
                    "blocks are nested deeper than " + BLOCK_DEPTH_MAX,
                    "check the braces above it");
        }
    }

    private void add(List<Directive> block, Lexer.Statement statement, Position at) {
        Directive directive = directive(statement, at, null);
        if (directive.name().equals("include")) {
            block.addAll(include(directive));
        } else {
            block.add(directive);
        }
    }

    private Directive directive(
            Lexer.Statement statement, Position at, @Nullable List<Directive> block) {
        directives++;
        if (directives > DIRECTIVES_MAX) {
            throw at.fault(
                    "directive number " + directives,
                    "a configuration has at most " + DIRECTIVES_MAX,
                    "give a smaller one");
        }
        List<String> words = statement.words();
        return new Directive(at, words.getFirst(), words.subList(1, words.size()), block);
    }

    private List<Directive> include(Directive include) {
        if (include.arguments().size() != 1 || include.argument(0).isEmpty()) {
            throw include.fault("it takes one path", "write: include FILE;");
        }
        if (includeDepth >= INCLUDE_DEPTH_MAX) {
            throw include.badValue(
                    include.argument(0),
                    "files include each other deeper than " + INCLUDE_DEPTH_MAX,
                    "does one include itself? Include less deeply");
        }
        includeDepth++;
        List<Directive> all = new ArrayList<>();
        for (Path file : included(include)) {
            all.addAll(readFile(file, include.at()));
        }
        includeDepth--;
        return all;
    }

    private List<Path> included(Directive include) {
        try {
            return Included.files(folder, include);
        } catch (InvalidPathException e) {
            throw include.badValue(include.argument(0), "it is no path", "check it");
        }
    }
}
