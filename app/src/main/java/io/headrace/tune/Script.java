package io.headrace.tune;

import io.headrace.host.Machine;

import java.util.List;

/** A plan as a plain shell script, which a person can read and keep; and a unit that runs it. */
public final class Script {
    private static final String HEAD =
            """
            #   sh THIS apply     makes the changes that are not made yet
            #   sh THIS undo      puts back what was found when this was planned, the last first
            #   sh THIS verify    says what is not as planned
            # Run it as root. It keeps no journal: headrace tune apply does.
            set -u
            failed=0

            tell() { echo "$1" >&2; failed=1; }

            # put FILE VALUE: writes what is not there already, and reads it back.
            put() {
                now=$(cat "$1") || { tell "$1: cannot be read"; return; }
                [ "$now" = "$2" ] && return
                echo "$2" >"$1" || tell "$1: $2 was refused"
            }

            # check FILE VALUE: a file that shows all choices has the one that counts in brackets.
            check() {
                now=$(cat "$1" | tr '\\t' ' ')
                want=$(echo "$2" | tr '\\t' ' ')
                case $now in
                "$want" | *"[$want]"*) ;;
                *) tell "$1 is $now, not $want" ;;
                esac
            }

            """;

    private Script() {}

    /** The script. */
    public static String write(Machine machine, Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append("#!/bin/sh\n# A plan of headrace for ")
                .append(machine.host().online().size())
                .append(" CPUs, Linux ")
                .append(machine.host().kernel().replaceAll("[^ -~]", "?"))
                .append(".\n")
                .append(HEAD);
        text.append("apply() {\n");
        plan.changes().forEach(change -> apply(text, machine, change));
        text.append("    :\n}\n\nundo() {\n");
        plan.changes().reversed().forEach(change -> undo(text, machine, change));
        text.append("    :\n}\n\nverify() {\n");
        plan.changes().forEach(change -> verify(text, machine, change));
        text.append("    :\n}\n\ncase ${1:-} in\n");
        for (String word : List.of("apply", "undo", "verify")) {
            text.append(word).append(") ").append(word).append(" ;;\n");
        }
        return text.append("*) echo \"usage: sh $0 apply|undo|verify\" >&2; exit 2 ;;\n")
                .append("esac\nexit $failed\n")
                .toString();
    }

    /** A unit of systemd that runs a script at every start of the machine. */
    public static String unit(String script) {
        return """
        # Keep as /etc/systemd/system/headrace-plan.service, then:
        #   systemctl daemon-reload && systemctl enable --now headrace-plan
        [Unit]
        Description=Network settings planned by headrace
        After=network-online.target
        Wants=network-online.target

        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/bin/sh %1$s apply
        ExecStop=/bin/sh %1$s undo

        [Install]
        WantedBy=multi-user.target
        """
                .formatted(script);
    }

    private static void apply(StringBuilder text, Machine machine, Change change) {
        comment(text, change.what() + ": " + change.why());
        line(text, machine, change, change.to());
    }

    private static void undo(StringBuilder text, Machine machine, Change change) {
        String from = change.from();
        if (from == null) {
            comment(text, change.what() + ": goes with what made it");
        } else {
            line(text, machine, change, from);
        }
    }

    private static void line(StringBuilder text, Machine machine, Change change, String value) {
        String path = change.knob().path(machine, change.place());
        if (path == null) {
            comment(text, "not known before its queue is made: plan again then");
        } else if (change.knob() instanceof FileKnob) {
            text.append("    put '/").append(path).append("' '").append(value).append("'\n");
        } else {
            text.append("    ").append(path).append(' ').append(value);
            text.append(" || tell '").append(change.what()).append(" was refused'\n");
        }
    }

    private static void verify(StringBuilder text, Machine machine, Change change) {
        String path = change.knob().path(machine, change.place());
        if (path != null && change.knob() instanceof FileKnob) {
            text.append("    check '/").append(path).append("' '").append(change.to());
            text.append("'\n");
        }
    }

    private static void comment(StringBuilder text, String words) {
        text.append("    # ").append(words.replaceAll("\\p{Cntrl}", " ")).append('\n');
    }
}
