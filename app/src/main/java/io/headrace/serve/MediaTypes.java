package io.headrace.serve;

import java.util.Locale;
import java.util.Map;

/**
 * Media types of files by the ending of their names.
 *
 * @param byEnding the types, by what follows the last dot, in small letters
 * @param other where the ending is none of these
 */
public record MediaTypes(Map<String, String> byEnding, String other) {
    /** As nginx's `mime.types` has them. */
    public static final MediaTypes COMMON =
            new MediaTypes(
                    Map.ofEntries(
                            Map.entry("html", "text/html"),
                            Map.entry("htm", "text/html"),
                            Map.entry("css", "text/css"),
                            Map.entry("js", "text/javascript"),
                            Map.entry("mjs", "text/javascript"),
                            Map.entry("json", "application/json"),
                            Map.entry("map", "application/json"),
                            Map.entry("xml", "text/xml"),
                            Map.entry("txt", "text/plain"),
                            Map.entry("md", "text/markdown"),
                            Map.entry("csv", "text/csv"),
                            Map.entry("svg", "image/svg+xml"),
                            Map.entry("png", "image/png"),
                            Map.entry("jpg", "image/jpeg"),
                            Map.entry("jpeg", "image/jpeg"),
                            Map.entry("gif", "image/gif"),
                            Map.entry("webp", "image/webp"),
                            Map.entry("avif", "image/avif"),
                            Map.entry("ico", "image/x-icon"),
                            Map.entry("woff", "font/woff"),
                            Map.entry("woff2", "font/woff2"),
                            Map.entry("ttf", "font/ttf"),
                            Map.entry("wasm", "application/wasm"),
                            Map.entry("pdf", "application/pdf"),
                            Map.entry("zip", "application/zip"),
                            Map.entry("gz", "application/gzip"),
                            Map.entry("mp3", "audio/mpeg"),
                            Map.entry("mp4", "video/mp4"),
                            Map.entry("webm", "video/webm")),
                    "application/octet-stream");

    /** Copies the types. */
    public MediaTypes {
        byEnding = Map.copyOf(byEnding);
    }

    /** The type of a file; a dot that begins its name begins no ending. */
    String of(String path) {
        int dot = path.lastIndexOf('.');
        if (dot <= path.lastIndexOf('/') + 1) {
            return other;
        }
        String ending = path.substring(dot + 1).toLowerCase(Locale.ROOT);
        return byEnding.getOrDefault(ending, other);
    }
}
