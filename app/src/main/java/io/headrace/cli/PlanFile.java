package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.report.PlanJson;
import io.headrace.tune.Plan;

import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The plan a verb works on. */
final class PlanFile {
    @Parameters(paramLabel = "PLAN", description = "a file of tune plan --json; - reads it")
    private String file = "";

    /**
     * Reads it.
     *
     * @throws Fault BAD_INPUT when it is none
     */
    Plan read() {
        try {
            byte[] bytes =
                    file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            return PlanJson.read(file, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "plan " + file,
                    "it cannot be read: " + e.getMessage(),
                    "make one with: headrace tune plan --json plan.json",
                    e);
        }
    }
}
