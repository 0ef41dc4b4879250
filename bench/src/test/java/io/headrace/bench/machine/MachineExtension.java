package io.headrace.bench.machine;

import io.headrace.Needs;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts a machine for the first test of its shape, and ends it after the last of all tests. */
final class MachineExtension implements ParameterResolver, TestExecutionExceptionHandler {
    /** The source tree, seen from the folder that the tests of a module run in. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Made for the first machine of all tests. */
    private static final class Made {
        static final Kit KIT = make();

        private static Kit make() {
            try {
                return Kit.of(ROOT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Namespace MACHINES = Namespace.create(MachineExtension.class);

    /** What the machines of all tests are made of. */
    static Kit kit() {
        return Made.KIT;
    }

    /** A machine of shape `small` with a disk that outlives it. */
    static EmulatedMachine small(EmulatedMachine.Start how, Path disk)
            throws IOException, InterruptedException {
        return EmulatedMachine.start(kit(), Shape.named("small"), how, disk, EmulatedMachine.LIFE);
    }

    /** Skips the test where no machine can be emulated. */
    static void need() {
        Needs.program("qemu-system-x86_64");
        Needs.program("busybox");
        Needs.program("mkfs.ext4");
        Needs.program("ip");
        if (!"root".equals(System.getProperty("user.name"))) {
            throw Needs.missing("being root");
        }
        if (!Files.exists(Path.of("/dev/net/tun"))) {
            throw Needs.missing("/dev/net/tun");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmulatedMachine.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        need();
        String shape = context.getRequiredTestClass().getAnnotation(OnMachine.class).shape();
        return context.getRoot()
                .getStore(MACHINES)
                .computeIfAbsent(shape, MachineExtension::start, EmulatedMachine.class);
    }

    private static EmulatedMachine start(String shape) {
        try {
            return EmulatedMachine.start(kit(), Shape.named(shape));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells what the console said beside what went wrong. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        String shape = context.getRequiredTestClass().getAnnotation(OnMachine.class).shape();
        EmulatedMachine machine =
                context.getRoot().getStore(MACHINES).get(shape, EmulatedMachine.class);
        if (machine != null) {
            failure.addSuppressed(new AssertionError("the machine said: " + machine.console()));
        }
        throw failure;
    }
}
