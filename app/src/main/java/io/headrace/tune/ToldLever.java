package io.headrace.tune;

import io.headrace.host.NetDevice;

import java.util.Set;

/**
 * What this program never does, since it lowers security, takes another start of the machine, or
 * lies outside of it: told with the command a person would give.
 */
final class ToldLever implements Lever {
    @Override
    public String name() {
        return "told";
    }

    @Override
    public void plan(Draft draft) {
        draft.nics().forEach(nic -> outside(draft, nic));
        tracking(draft);
        mitigations(draft);
    }

    private static void outside(Draft draft, NetDevice nic) {
        if (nic.isXen()) {
            boolean aws = "aws".equals(draft.machine().platform().cloud());
            draft.refuse(
                    "sr-iov",
                    nic.name()
                            + " goes through its host's Xen driver, to be changed from outside: "
                            + (aws
                                    ? "aws ec2 modify-instance-attribute --instance-id ID"
                                            + " --sriov-net-support simple, while it is stopped"
                                    : "give the guest a virtual function"));
        }
    }

    private static void tracking(Draft draft) {
        Integer tracked = draft.machine().filters().tracked();
        if (tracked != null && tracked > 0) {
            draft.refuse(
                    "conntrack",
                    "netfilter keeps a record of each connection, and the firewall may rest on it:"
                            + " iptables -t raw -A PREROUTING -p tcp --dport PORT -j NOTRACK"
                            + " exempts a port");
        }
    }

    private static void mitigations(Draft draft) {
        Set<String> costly = draft.machine().host().costlyMitigations().keySet();
        if (!costly.isEmpty()) {
            draft.refuse(
                    "mitigations",
                    "protections of the CPU make calls into the kernel dearer ("
                            + String.join(", ", costly)
                            + "): mitigations=off on its command line takes them away at the next"
                            + " start, and with them what they protect");
        }
    }
}
