package io.headrace.press;

import io.headrace.press.RateOrder.Stage;

import java.util.ArrayList;
import java.util.List;

/**
 * How many requests are due by which time, and the other way round, in closed form.
 *
 * <p>Within a stage the rate is a straight line, so the number due is a parabola, and the time at
 * which the n-th is due its inverse: nothing is added up, so nothing drifts, however long the run.
 */
final class Schedule {
    /** Far off, but not so far that adding a start would overflow. */
    static final long NEVER_NS = Long.MAX_VALUE / 4;

    private static final double SECOND_NS = 1e9;

    /**
     * A straight piece of the rate.
     *
     * @param beginNs when it begins
     * @param begun how many are due before it
     * @param rate at its beginning, per nanosecond
     * @param slope how the rate changes, per nanosecond squared
     * @param end how many are due when it ends
     */
    private record Piece(double beginNs, double begun, double rate, double slope, double end) {
        /** When the n-th is due; the form of the root that loses no digits for small slopes. */
        double timeNs(double n) {
            double later = n - begun;
            if (later <= 0) {
                return beginNs; // where the rate begins at 0, the formulas below have no answer
            }
            if (slope == 0) {
                return beginNs + later / rate;
            }
            double root = Math.sqrt(Math.max(0, rate * rate + 2 * slope * later));
            return beginNs + 2 * later / (rate + root);
        }
    }

    private final Piece[] pieces;

    private Schedule(List<Piece> pieces) {
        this.pieces = pieces.toArray(Piece[]::new);
    }

    /** The same rate for ever. */
    static Schedule constant(double perSecond) {
        double rate = perSecond / SECOND_NS;
        return new Schedule(List.of(new Piece(0, 0, rate, 0, Double.POSITIVE_INFINITY)));
    }

    /** What an order says, from the start of the window. */
    static Schedule of(RateOrder order) {
        if (order.stages().isEmpty()) {
            return constant(order.perSecond());
        }
        List<Piece> pieces = new ArrayList<>();
        double beginNs = 0;
        double begun = 0;
        double rate = order.perSecond() / SECOND_NS;
        for (Stage stage : order.stages()) {
            double to = stage.perSecond() / SECOND_NS;
            double durationNs = stage.durationNs();
            if (durationNs > 0) {
                double end = begun + (rate + to) / 2 * durationNs;
                pieces.add(new Piece(beginNs, begun, rate, (to - rate) / durationNs, end));
                beginNs += durationNs;
                begun = end;
            }
            rate = to;
        }
        return new Schedule(pieces);
    }

    /** When the n-th request is due, in nanoseconds from the start; {@link #NEVER_NS} if never. */
    long timeNs(double n) {
        for (Piece piece : pieces) {
            if (n < piece.end) {
                return Math.min(Math.round(piece.timeNs(n)), NEVER_NS);
            }
        }
        return NEVER_NS;
    }
}
