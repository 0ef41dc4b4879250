package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.IrqName.Numbering;
import io.headrace.host.NicVector.Role;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IrqNameTest {
    @ParameterizedTest
    @CsvSource({
        "eth0-TxRx-0, BOTH, 0, BY_QUEUE",
        "i40e-ens1f0-TxRx-17, BOTH, 17, BY_QUEUE",
        "ens5-Tx-Rx-3, BOTH, 3, BY_QUEUE",
        "eth1-rxtx-5, BOTH, 5, BY_QUEUE",
        "eth2-fp-11, BOTH, 11, BY_QUEUE",
        "eth0-rx-0, RECEIVE, 0, BY_QUEUE",
        "eth0-tx-1, TRANSMIT, 1, BY_QUEUE",
        "virtio0-input.1, RECEIVE, 1, BY_QUEUE",
        "virtio12-output.3, TRANSMIT, 3, BY_QUEUE",
        "gve-ntfy-blk0@pci:0000:00:08.0, BOTH, 0, HALVES",
        "eth%d-ntfy-block.5, BOTH, 5, HALVES",
        "mlx5_comp7@pci:0000:01:00.1, BOTH, 7, BY_QUEUE",
        "mlx4-4@0000:04:00.0, BOTH, 4, FROM_LOWEST",
        "mana_q2@pci:7870:00:00.0, BOTH, 2, BY_QUEUE",
        "eth0-q0-rx, RECEIVE, 0, BY_QUEUE",
        "eth0-q1-tx, TRANSMIT, 1, BY_QUEUE"
    })
    void driversNameTheirQueues(String name, Role role, int number, Numbering numbering) {
        assertThat(IrqName.parse(name)).isEqualTo(new IrqName(role, number, numbering));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eth0",
                "virtio0-config",
                "virtio4-input",
                "virtio3-rx",
                "virtio1-req.0",
                "ena-mgmnt@pci:0000:00:05.0",
                "gve-mgmnt@pci:0000:00:08.0",
                "mlx5_async0@pci:0000:01:00.0",
                "mlx5_pages_eq@pci:0000:01:00.0",
                "mlx4-async@pci:0000:04:00.0",
                "nvme0q1",
                "eth0-TxRx-99999999999999"
            })
    void theRestNamesNone(String name) {
        assertThat(IrqName.parse(name)).isNull();
    }
}
