package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.press.PressResult;
import io.headrace.press.Threshold;
import io.headrace.report.Spectrum;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/** What is told of a run besides its result: while it goes on, in more detail, and for scripts. */
final class OutputOptions {
    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = {"-q", "--quiet"},
            description = "no live line; failures are still told")
    private boolean quiet;

    @Option(
            names = "--spectrum",
            description = "draw the latencies, to the slowest, below the result")
    private boolean spectrum;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "write a row for each second as it ends; - prints them")
    private @Nullable String csv;

    @Option(
            names = "--hdr",
            paramLabel = "FILE",
            description = "write an HdrHistogram interval log, a line for each second")
    private @Nullable String hdr;

    @Option(
            names = "--prometheus",
            paramLabel = "[ADDR]:PORT",
            converter = Converters.Listen.class,
            description = "answer /metrics there while it runs; port 0 takes a free one")
    private @Nullable Endpoint prometheus;

    @Option(
            names = "--fail-if",
            paramLabel = "'p99>5ms'",
            converter = Converters.FailIf.class,
            description =
                    "exit with 4 if that is so; repeatable; of rate, requests, errors (a count or"
                            + " %%), late, achieved (both %%), mean, max, p50 to p99.999 and"
                            + " service.p99; with > < >= <=")
    private List<Threshold> thresholds = List.of();

    /** Makes sure, before anything starts, that all outputs will find their places. */
    void check(@Nullable String json) {
        if (STANDARD_OUTPUT.equals(csv) && STANDARD_OUTPUT.equals(json)) {
            throw bad("--csv - with --json -", "standard output takes one of them", "name a file");
        }
        if (STANDARD_OUTPUT.equals(hdr)) {
            throw bad("--hdr -", "the log goes to a file", "name one, such as --hdr run.hlog");
        }
        if (csv != null) {
            Session.checkWritable(csv);
        }
        if (hdr != null) {
            Session.checkWritable(hdr);
        }
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }

    /** Whether standard output belongs to a document, so that nothing else is printed there. */
    boolean printsDocument(@Nullable String json) {
        return STANDARD_OUTPUT.equals(csv) || STANDARD_OUTPUT.equals(json);
    }

    /** Opens what is fed while the run goes on. */
    RunOutputs open(Session session) {
        RunOutputs outputs = new RunOutputs();
        try {
            if (prometheus != null) {
                outputs.add(MetricsPage.open(prometheus, quiet ? null : session.terminal()));
            }
            if (csv != null) {
                outputs.add(CsvOutput.open(csv, session.terminal()));
            }
            if (hdr != null) {
                outputs.add(HdrOutput.open(hdr));
            }
            if (!quiet) {
                outputs.add(new LiveLine(session.terminal(), session::secondsSinceStart));
            }
            return outputs;
        } catch (RuntimeException e) {
            outputs.close();
            throw e;
        }
    }

    List<Threshold.Outcome> judge(PressResult result) {
        return thresholds.stream().map(threshold -> threshold.judge(result)).toList();
    }

    /** The picture, if it was asked for and there is something to see; else empty. */
    String spectrum(PressResult result) {
        if (!spectrum || result.latency().count() == 0) {
            return "";
        }
        List<Spectrum.Named> drawn = new ArrayList<>();
        drawn.add(new Spectrum.Named("latency", result.latencies()));
        if (result.openLoop() != null) {
            drawn.add(new Spectrum.Named("service", result.serviceLatencies()));
        }
        return Spectrum.write(drawn, Terminal.showsBlocks(System.getenv()));
    }
}
