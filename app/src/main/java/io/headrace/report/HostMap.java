package io.headrace.report;

import io.headrace.host.Machine;

import java.util.List;

/**
 * A machine as a picture: its nodes, packages, cores and CPUs, and the way of packets from each
 * receive queue over the CPU of its interrupt to the CPUs of RPS.
 */
public final class HostMap {
    private static final double MARGIN = 28;
    private static final double TITLE = 20;
    private static final double SMALL = 12;

    private HostMap() {}

    /** One self-contained SVG document. */
    public static String write(Machine machine) {
        MapTraffic traffic = MapTraffic.of(machine);
        MapSheet sheet = new MapSheet();
        long arrows = traffic.flows().stream().filter(flow -> flow.path().cpu() >= 0).count();
        MapWires wires = new MapWires((int) arrows);
        double lanes = MARGIN + MapPanels.WIDTH;
        double top = MARGIN + 62;
        MapNodes nodes = new MapNodes(sheet, machine, traffic, lanes + wires.width(), top);
        double width = lanes + wires.width() + nodes.width() + MARGIN;
        addTitle(sheet, machine, width - 2 * MARGIN);
        MapPanels panels = new MapPanels(sheet, machine, traffic, MARGIN, top);
        double bottom = Math.max(panels.draw(), nodes.draw());
        wires.draw(sheet, lanes, traffic.flows(), panels.starts(), nodes.landings());
        MapLegend legend = new MapLegend(sheet, MARGIN, width - MARGIN, bottom + 24);
        double height = legend.draw(machine, traffic) + MARGIN / 2;
        return SvgWriter.write(String.join(", ", HostText.headline(machine)), width, height, sheet);
    }

    private static void addTitle(MapSheet sheet, Machine machine, double room) {
        List<String> words = HostText.headline(machine);
        String title = String.join(TextLines.BETWEEN, words.subList(0, 2));
        String below = String.join(TextLines.BETWEEN, words.subList(2, words.size()));
        sheet.label(MARGIN, MARGIN + 16, room, TITLE, title, MapColours.INK, true);
        sheet.label(MARGIN, MARGIN + 40, room, SMALL, below, MapColours.FAINT);
    }
}
