package io.headrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;
import io.headrace.kernel.abi.AsmUnistd;
import io.headrace.kernel.abi.Errno;

import org.junit.jupiter.api.Test;

/** The stub passes the number and all six arguments, and returns the kernel's raw answer. */
class SystemCallTest {
    @Test
    void getpidAnswersTheProcessIdOnBothWays() {
        long pid = ProcessHandle.current().pid();
        assertThat(SystemCall.fast(AsmUnistd.SYS_getpid, 0, 0, 0, 0, 0, 0)).isEqualTo(pid);
        assertThat(SystemCall.slow(AsmUnistd.SYS_getpid, 0, 0, 0, 0, 0, 0)).isEqualTo(pid);
    }

    @Test
    void anErrorComesBackAsItsNegativeNumber() {
        assertThat(SystemCall.fast(AsmUnistd.SYS_close, -1, 0, 0, 0, 0, 0)).isEqualTo(-Errno.EBADF);
        assertThat(SystemCall.slow(AsmUnistd.SYS_close, -1, 0, 0, 0, 0, 0)).isEqualTo(-Errno.EBADF);
    }

    @Test
    void allSixArgumentsArrive() {
        // mmap reads all six: a mapping at a wrong offset of a file would be refused or differ.
        long address = Memory.map(8192);
        Memory.putLong(address + 4096, 0x0123456789abcdefL);
        assertThat(Memory.getLong(address + 4096)).isEqualTo(0x0123456789abcdefL);
        assertThat(SystemCall.slow(AsmUnistd.SYS_mmap, 0, 4096, 1, 0x22, -1, 123 /* not a page */))
                .isEqualTo(-Errno.EINVAL);
        Memory.unmap(address, 8192);
    }

    @Test
    void aFailedColdCallNamesCallArgumentsAndErrno() {
        assertThatThrownBy(() -> Socket.open(9999))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("socket(family 9999): EAFNOSUPPORT");
        assertThat(KernelFault.of("call", "1", 4095)).hasMessageContaining("call(1): errno 4095");
        assertThat(KernelFault.of("bind", "127.0.0.1:80", Errno.EACCES))
                .hasMessageContaining("bind(127.0.0.1:80): EACCES")
                .hasMessageContaining("CAP_NET_BIND_SERVICE")
                .extracting(Fault::kind)
                .isEqualTo(Fault.Kind.NOT_PERMITTED);
    }
}
