package io.headrace.serve;

import io.headrace.fault.Fault;
import io.headrace.kernel.Folder;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of a folder. The whole path of the request is looked up in it, as with nginx's `root`;
 * symbolic links are followed as long as they are relative and stay below the folder.
 *
 * @param root the folder
 * @param index names that are looked for where the path is a folder, in order
 * @param types media types of the files
 */
public record StaticFiles(Path root, List<String> index, MediaTypes types) implements Content {
    /** Checks that the folder is there and may be read. */
    public StaticFiles {
        index = List.copyOf(index);
        for (String name : index) {
            if (name.isEmpty() || name.contains("/")) {
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        "index file \"" + name + "\"",
                        "it is no name of a file",
                        "give a name without a slash, such as index.html");
            }
        }
        Folder.open(root).close();
    }

    /** With the common media types. */
    public StaticFiles(Path root, List<String> index) {
        this(root, index, MediaTypes.COMMON);
    }

    @Override
    public String text() {
        return "the files of " + root;
    }
}
