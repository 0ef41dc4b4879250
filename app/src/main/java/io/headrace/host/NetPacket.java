package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The file `proc/net/packet`, net/packet/af_packet.c packet_seq_show (Linux 6.12). */
final class NetPacket {
    private static final String PATH = "proc/net/packet";
    private static final int COLUMNS = 9;
    private static final int PROTOCOL = 3;
    private static final int DEVICE = 4;
    private static final int INODE = 8;
    private static final int HEXADECIMAL = 16;

    private NetPacket() {}

    private record Row(int protocol, int device, long inode) {}

    static List<PacketTap> read(Survey survey, List<NetDevice> nics) {
        String text = survey.text(PATH);
        List<Row> rows = text == null ? List.of() : parse(text, survey);
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, Integer> owners = owners(survey, rows);
        return rows.stream().map(row -> tap(survey, row, owners.get(row.inode), nics)).toList();
    }

    private static PacketTap tap(
            Survey survey, Row row, @Nullable Integer pid, List<NetDevice> nics) {
        String nic =
                nics.stream()
                        .filter(candidate -> candidate.index() == row.device)
                        .map(NetDevice::name)
                        .findFirst()
                        .orElse(null);
        if (pid == null) {
            String folders = "proc/*/fd, socket " + row.inode;
            survey.refused(folders, "no process seen holds the packet socket", "CAP_SYS_PTRACE");
        }
        String program = pid == null ? null : survey.root().value("proc/" + pid + "/comm");
        return new PacketTap(row.protocol, nic, row.inode, pid, program);
    }

    private static List<Row> parse(String text, Survey survey) {
        List<Row> rows = new ArrayList<>();
        for (String line : text.lines().skip(1).filter(line -> !line.isBlank()).toList()) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length == COLUMNS
                    && words[PROTOCOL].matches("[0-9a-f]{1,4}")
                    && words[DEVICE].matches("[0-9]{1,9}")
                    && words[INODE].matches("[0-9]{1,18}")) {
                rows.add(
                        new Row(
                                Integer.parseInt(words[PROTOCOL], HEXADECIMAL),
                                Integer.parseInt(words[DEVICE]),
                                Long.parseLong(words[INODE])));
            } else {
                survey.malformed(PATH, line, "is no row of a packet socket");
            }
        }
        return rows;
    }

    /** Socket → a process that holds it; looked for only where there are packet sockets. */
    private static Map<Long, Integer> owners(Survey survey, List<Row> rows) {
        Map<String, Long> wanted = new HashMap<>();
        rows.forEach(row -> wanted.put("socket:[" + row.inode + "]", row.inode));
        Map<Long, Integer> owners = new HashMap<>();
        for (int pid : survey.numbered("proc", "")) {
            String folder = "proc/" + pid + "/fd";
            for (String fd : survey.root().list(folder)) {
                Long inode = wanted.get(String.valueOf(survey.root().link(folder + "/" + fd)));
                if (inode != null) {
                    owners.putIfAbsent(inode, pid);
                }
            }
        }
        return owners;
    }
}
