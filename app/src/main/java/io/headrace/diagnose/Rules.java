package io.headrace.diagnose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rules in their order: the first that matches names the limit. */
public final class Rules {
    private static final List<Rule> ORDER =
            List.of(
                    new StealRule(),
                    new LinkRule(),
                    new CpusFullRule(),
                    new LateRule(),
                    new ClientRule(),
                    new ServerRule(),
                    new BothFullRule());

    private Rules() {}

    /** What limits the rate in this situation. */
    public static Verdict judge(Situation situation) {
        Verdict verdict = firstMatch(situation);
        Set<Evidence> evidence = new LinkedHashSet<>(verdict.evidence());
        evidence.addAll(SideEffects.of(situation));
        double trust = SideEffects.haveErrors(situation) ? Thresholds.ERRORS_FACTOR : 1;
        return new Verdict(
                verdict.bound(),
                List.copyOf(evidence),
                verdict.confidence() * trust,
                verdict.sentence());
    }

    private static Verdict firstMatch(Situation situation) {
        for (Rule rule : ORDER) {
            Verdict verdict = rule.judge(situation);
            if (verdict != null) {
                return verdict;
            }
        }
        return new UnknownRule().judge(situation);
    }
}
