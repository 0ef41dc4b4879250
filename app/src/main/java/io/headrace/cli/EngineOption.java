package io.headrace.cli;

import io.headrace.loop.EngineWish;

import picocli.CommandLine.Option;

/** The kernel interface of a verb's loops. */
final class EngineOption {
    @Option(
            names = "--engine",
            defaultValue = "auto",
            paramLabel = "auto|uring|epoll",
            converter = Converters.Engine.class,
            description = "kernel interface; auto takes io_uring where it is allowed")
    private EngineWish wish = EngineWish.AUTO;

    EngineWish wish() {
        return wish;
    }
}
