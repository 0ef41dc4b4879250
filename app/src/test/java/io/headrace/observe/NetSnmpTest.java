package io.headrace.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostRoot;
import io.headrace.host.Hosts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class NetSnmpTest {
    @TempDir Path folder;

    @Test
    void readsBothFiles() {
        NetSnmp snmp = NetSnmp.read(Hosts.of("2c1n"), null);

        assertThat(snmp.value("Tcp.InSegs")).isEqualTo(2355);
        assertThat(snmp.value("Tcp.OutSegs")).isEqualTo(1701);
        assertThat(snmp.value("Tcp.RetransSegs")).isEqualTo(3);
        assertThat(snmp.value("Tcp.OutRsts")).isEqualTo(16);
        assertThat(snmp.value("TcpExt.ListenOverflows")).isEqualTo(4);
        assertThat(snmp.value("TcpExt.ListenDrops")).isEqualTo(5);
        assertThat(snmp.value("TcpExt.TCPBacklogDrop")).isEqualTo(6);
        assertThat(snmp.value("TcpExt.TCPTimeWaitOverflow")).isEqualTo(7);
        assertThat(snmp.value("TcpExt.TCPReqQFullDrop")).isEqualTo(8);
    }

    @Test
    void theOrderOfTheColumnsDoesNotMatter() {
        NetSnmp snmp = NetSnmp.read(Hosts.of("8c2n-smt-1off"), null);

        assertThat(snmp.value("TcpExt.ListenOverflows")).isEqualTo(4);
        assertThat(snmp.value("TcpExt.ListenDrops")).isEqualTo(5);
    }

    @Test
    void whatAKernelDoesNotCountIsUnknownAndNotZero() {
        NetSnmp snmp = NetSnmp.read(Hosts.of("8c2n-smt-1off"), null);

        assertThat(snmp.value("TcpExt.TCPBacklogDrop")).isEqualTo(-1);
        assertThat(snmp.value("Tcp.MaxConn")).as("a setting of -1").isEqualTo(-1);
    }

    @Test
    void aPairThatDoesNotFitIsLeftOut() {
        NetSnmp snmp =
                NetSnmp.parse(
                        """
                        Tcp: InSegs OutSegs
                        Tcp: 1
                        Udp: InDatagrams
                        UdpLite: 7
                        TcpExt: ListenDrops
                        TcpExt: 9
                        """);

        assertThat(snmp.counters()).containsOnlyKeys("TcpExt.ListenDrops");
    }

    @Test
    void countersAreThoseOfTheNamespaceAskedFor() {
        Hosts.write(folder, "proc/net/snmp", "Tcp: InSegs\nTcp: 1\n");
        Hosts.write(folder, "proc/77/net/snmp", "Tcp: InSegs\nTcp: 2\n");

        assertThat(NetSnmp.read(HostRoot.of(folder), null).value("Tcp.InSegs")).isEqualTo(1);
        assertThat(NetSnmp.read(HostRoot.of(folder), 77).value("Tcp.InSegs")).isEqualTo(2);
        assertThat(NetSnmp.read(HostRoot.of(folder), 78).counters()).isEmpty();
    }
}
