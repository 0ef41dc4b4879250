package io.headrace.report;

import java.util.Locale;

/** The colours of a picture on white paper. */
final class MapColours {
    static final String INK = "#1f2933";
    static final String FAINT = "#616e7c";
    static final String EDGE = "#cbd2d9";
    static final String NODE = "#f5f7fa";
    static final String PAPER = "#ffffff";
    static final String CORE = "#e4e7eb";
    static final String ODD = "#c81e1e";

    /** For a set of CPUs that several queues share. */
    static final String SHARED = "#52606d";

    /** Degrees between the hues of neighbours, which never come round to the same. */
    private static final double GOLDEN_ANGLE = 137.508;

    private static final double FIRST_HUE = 212;
    private static final double SATURATION = 0.66;
    private static final double LIGHTEST = 0.44;

    /** WCAG 2.2, success criterion 1.4.3. */
    private static final double LEGIBLE = 4.5;

    private MapColours() {}

    /** The colour of a queue, dark enough for white letters to stand on it. */
    static String strong(int index) {
        double lightness = index % 2 == 0 ? LIGHTEST : LIGHTEST - 0.08;
        String colour = hsl(hue(index), SATURATION, lightness);
        while (onPaper(colour) < LEGIBLE) {
            lightness -= 0.01;
            colour = hsl(hue(index), SATURATION, lightness);
        }
        return colour;
    }

    /** The contrast with white, 1 to 21, WCAG 2.2 "contrast ratio". */
    static double onPaper(String colour) {
        int rgb = rgb(colour);
        double luminance =
                0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
        return 1.05 / (luminance + 0.05);
    }

    private static double linear(int channel) {
        double share = (channel & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int rgb(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
    }

    /** The same so light that black letters stand on it. */
    static String light(String strong) {
        int rgb = rgb(strong);
        return String.format(
                Locale.ROOT, "#%02x%02x%02x", pale(rgb >> 16), pale(rgb >> 8), pale(rgb));
    }

    private static int pale(int channel) {
        return 255 - (255 - (channel & 0xff)) * 22 / 100;
    }

    private static double hue(int index) {
        return (FIRST_HUE + index * GOLDEN_ANGLE) % 360;
    }

    /** CSS Color 4, section 7.1. */
    private static String hsl(double hue, double saturation, double lightness) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                channel(0, hue, saturation, lightness),
                channel(8, hue, saturation, lightness),
                channel(4, hue, saturation, lightness));
    }

    private static int channel(int n, double hue, double saturation, double lightness) {
        double k = (n + hue / 30) % 12;
        double a = saturation * Math.min(lightness, 1 - lightness);
        double share = lightness - a * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
        return (int) Math.round(255 * share);
    }
}
