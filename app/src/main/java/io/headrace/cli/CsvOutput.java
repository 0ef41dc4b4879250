package io.headrace.cli;

import io.headrace.press.WindowSecond;
import io.headrace.report.SecondsCsv;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** The seconds as comma-separated values, in a file or on standard output. */
final class CsvOutput implements RunOutput {
    private final @Nullable OutputFile file;
    private final Consumer<String> lines;

    private CsvOutput(@Nullable OutputFile file, Consumer<String> lines) {
        this.file = file;
        this.lines = lines;
        lines.accept(SecondsCsv.HEAD);
    }

    /** Opens a file, or standard output for `-`. */
    static CsvOutput open(String name, Terminal terminal) {
        if (name.equals("-")) {
            return new CsvOutput(null, terminal::out);
        }
        OutputFile file = OutputFile.open(name);
        return new CsvOutput(file, file.stream()::print);
    }

    @Override
    public void second(WindowSecond second) {
        lines.accept(SecondsCsv.row(second));
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
