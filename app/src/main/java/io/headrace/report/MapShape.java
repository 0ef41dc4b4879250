package io.headrace.report;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a picture is made of; lengths in pixels, y downwards, colours as SVG writes them. */
sealed interface MapShape {
    /** A point. */
    record Point(double x, double y) {}

    /**
     * A rectangle.
     *
     * @param stroke the colour of its edge; null for none
     * @param hint shown when the mouse rests on it; null for none
     */
    record Box(
            double x,
            double y,
            double width,
            double height,
            double radius,
            String fill,
            @Nullable String stroke,
            boolean dashed,
            @Nullable String hint)
            implements MapShape {
        Box(double x, double y, double width, double height, double radius, String fill) {
            this(x, y, width, height, radius, fill, null, false, null);
        }
    }

    /**
     * A line of text in letters of one width.
     *
     * @param x its left end, or its middle
     * @param y the line it stands on
     */
    record Label(
            double x,
            double y,
            double size,
            String text,
            String fill,
            boolean centred,
            boolean bold)
            implements MapShape {
        /** The width of a letter as a part of the size; true of the usual fonts. */
        static final double ADVANCE = 0.6;

        /** How many letters of a size fit. */
        static int fitting(double width, double size) {
            return (int) (width / (size * ADVANCE));
        }
    }

    /**
     * A line with round corners through these points.
     *
     * @param hint shown when the mouse rests on it; null for none
     */
    record Wire(
            List<Point> points, String colour, double width, boolean dashed, @Nullable String hint)
            implements MapShape {
        public Wire {
            points = List.copyOf(points);
        }
    }

    /** The head of an arrow: the point it touches, and whether it points down or up. */
    record Tip(double x, double y, double size, boolean down, String colour) implements MapShape {}

    /** A round dot. */
    record Dot(double x, double y, double radius, String colour) implements MapShape {}
}
