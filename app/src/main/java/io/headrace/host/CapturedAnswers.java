package io.headrace.host;

import java.util.List;

/**
 * The answers that a captured tree holds: `netlink/NIC` in the form of {@link AnswersText}, and
 * `routing` in that of {@link RoutingText}.
 */
final class CapturedAnswers implements NicAnswers.Source {
    /** Beside the folder, in which any name may be that of a device. */
    static final String ROUTING = "routing";

    private static final String FOLDER = "netlink/";

    private final Survey survey;

    CapturedAnswers(Survey survey) {
        this.survey = survey;
    }

    @Override
    public NicAnswers about(String nic) {
        String path = FOLDER + nic;
        String text = survey.text(path);
        return text == null ? NicAnswers.NONE : AnswersText.parse(text, nic, survey, path);
    }

    @Override
    public Routing routing() {
        String text = survey.text(ROUTING);
        return text == null ? Routing.NONE : RoutingText.parse(text, survey, ROUTING);
    }

    @Override
    public List<Gap> gaps() {
        return survey.capturedGaps(Refusals.MACHINE);
    }
}
