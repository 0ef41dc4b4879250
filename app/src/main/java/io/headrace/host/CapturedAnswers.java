package io.headrace.host;

import java.util.List;

/** The answers that a captured tree holds as `netlink/NIC`, in the form of {@link AnswersText}. */
final class CapturedAnswers implements NicAnswers.Source {
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
    public List<Gap> gaps() {
        return survey.capturedGaps(Refusals.MACHINE);
    }
}
