package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The connection that this process is controlled over, as sshd(8) tells its sessions in
 * `SSH_CONNECTION`; sudo(8) hides that, so the processes above are asked, too.
 *
 * @param address of this machine, as the connection has it
 */
public record RemoteSession(String address) {
    private static final Pattern VARIABLE =
            Pattern.compile("(?:^|\0)SSH_CONNECTION=\\S+ \\S+ (\\S+) \\S+(?:\0|$)");
    private static final Pattern PARENT = Pattern.compile("(?m)^PPid:\\s+([0-9]+)$");
    private static final int GENERATIONS = 64;

    /** Null where no process above belongs to one, or none may be asked. */
    public static @Nullable RemoteSession find(HostRoot root) {
        String process = "self";
        for (int i = 0; i < GENERATIONS && process != null; i++) {
            String variables = root.read("proc/" + process + "/environ");
            Matcher variable = VARIABLE.matcher(variables == null ? "" : variables);
            if (variable.find()) {
                return new RemoteSession(variable.group(1));
            }
            process = parent(root, process);
        }
        return null;
    }

    private static @Nullable String parent(HostRoot root, String process) {
        String status = root.read("proc/" + process + "/status");
        Matcher parent = PARENT.matcher(status == null ? "" : status);
        return parent.find() && !parent.group(1).equals("0") ? parent.group(1) : null;
    }

    /** The network devices it goes through: the one with its address, and those below that. */
    public Set<String> devices(Machine machine) {
        Set<String> devices = new TreeSet<>();
        for (NetDevice nic : machine.nics()) {
            if (nic.answers().addresses() != null
                    && nic.answers().addresses().stream()
                            .anyMatch(one -> one.startsWith(address + "/"))) {
                addWithLower(machine, nic, devices);
            }
        }
        return devices;
    }

    private static void addWithLower(Machine machine, NetDevice nic, Set<String> devices) {
        if (devices.add(nic.name())) {
            for (String lower : nic.lower()) {
                NetDevice below = machine.nic(lower);
                if (below != null) {
                    addWithLower(machine, below, devices);
                }
            }
        }
    }
}
