package io.headrace.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.observe.Drops;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    @Nested
    class Steal {
        @Test
        void onAUsedCpuComesBeforeAllElse() {
            Verdict verdict = Situations.cpus(99, 99).steal(1, 7).client("1", 99).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.STEAL);
            assertThat(verdict.evidence())
                    .containsExactly(new Evidence("steal highest", 7, "%", "proc/stat of CPU 1"));
            assertThat(verdict.sentence()).contains("7 % of CPU 1").contains("noisy");
        }

        @ParameterizedTest
        @CsvSource({"1.9, UNKNOWN", "2.0, STEAL"})
        void border(double stealPct, Bound expected) {
            assertThat(Situations.cpus(50, 50).steal(0, stealPct).judge().bound())
                    .isEqualTo(expected);
        }

        @Test
        void onACpuNobodyUsesDoesNotMatter() {
            Situations situation =
                    Situations.cpus(50, 50, 50).steal(2, 30).client("0", 50).server("1", 50);

            assertThat(situation.judge().bound()).isEqualTo(Bound.UNKNOWN);
        }

        @Test
        void onTheClientsMachineCountsOnlyOnItsCpusWhenTheServerIsFar() {
            Situations far = Situations.cpus(50, 50).steal(1, 30).client("0", 50).remote();

            assertThat(far.judge().bound()).isEqualTo(Bound.UNKNOWN);
        }
    }

    @Nested
    class CpusFull {
        @Test
        void clientAndServerPinnedToTheOnlyTwoCpus() {
            Verdict verdict = Situations.cpus(99, 98).server("0", 97).client("1", 98).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.CPUS_FULL);
            assertThat(verdict.confidence()).isEqualTo(0.9);
            assertThat(verdict.sentence())
                    .isEqualTo(
                            "every CPU is full, 66 % of the time in the kernel and 33 % in"
                                    + " programs: only more CPUs or less work per request will"
                                    + " raise this.");
            assertThat(verdict.evidence())
                    .extracting(Evidence::name)
                    .containsExactly(
                            "least busy CPU",
                            "kernel share",
                            "user share",
                            "client thread busiest",
                            "client CPU busiest",
                            "server thread busiest",
                            "server CPU busiest");
        }

        @ParameterizedTest
        @CsvSource({"95.0, CPUS_FULL", "94.9, CLIENT"})
        void border(double otherBusyPct, Bound expected) {
            Situations situation = Situations.cpus(otherBusyPct, 99);

            assertThat(situation.server("0", 90).client("1", 98).judge().bound())
                    .isEqualTo(expected);
        }

        @Test
        void needsNoKnowledgeOfThreads() {
            assertThat(Situations.cpus(96, 97).judge().bound()).isEqualTo(Bound.CPUS_FULL);
        }

        @Test
        void isNotSaidOfTheClientsMachineWhenTheServerIsFar() {
            assertThat(Situations.cpus(99, 99).client("0-1", 97, 96).remote().judge().bound())
                    .isEqualTo(Bound.CLIENT);
        }

        @Test
        void isNotSaidWhenNoCpuWasMeasured() {
            assertThat(Situations.cpus().judge().bound()).isEqualTo(Bound.UNKNOWN);
        }

        @Test
        void countsTheCpusThatMayBeUsed() {
            Situations confined = Situations.cpus(99, 98, 3, 2).server("", 97).client("", 98);

            assertThat(confined.usable("0-1").judge().bound()).isEqualTo(Bound.CPUS_FULL);
            assertThat(confined.usable("0-2").judge().bound()).isEqualTo(Bound.CLIENT);
        }

        @ParameterizedTest
        @CsvSource({"30, 0.9", "29, 0.5"})
        void isDoubtedWhenOtherProgramsTakeMuch(double serverPct, double confidence) {
            // 2 CPUs 100 % busy: client and server must explain 60 % of it, 120 % of one CPU.
            Verdict verdict =
                    Situations.cpus(100, 100).client("", 90).server("", serverPct).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.CPUS_FULL);
            assertThat(verdict.confidence()).isEqualTo(confidence);
            assertThat(verdict.sentence().contains("stop what else runs here"))
                    .isEqualTo(confidence == 0.5);
        }
    }

    @Nested
    class Client {
        @Test
        void aFullThreadWhileTheServerIsCalm() {
            Verdict verdict =
                    Situations.cpus(40, 60, 20, 20).client("1", 99.1).server("0", 40).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.CLIENT);
            assertThat(verdict.confidence()).isEqualTo(0.9);
            assertThat(verdict.evidence().getFirst().text())
                    .isEqualTo("client thread busiest 99.1 % (CPU time of thread press-0)");
            assertThat(verdict.sentence())
                    .contains("load generator is the limit")
                    .contains("thread press-0 uses 99 % of a CPU")
                    .contains("at most 40 % busy");
        }

        @ParameterizedTest
        @CsvSource({"94.9, UNKNOWN", "95.0, CLIENT"})
        void borderOfTheThread(double threadPct, Bound expected) {
            Situations situation = Situations.cpus(40, 50).client("1", 10, threadPct, 20);

            assertThat(situation.server("0", 40).judge().bound()).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({"94.9, UNKNOWN", "95.0, CLIENT"})
        void borderOfItsCpu(double cpuPct, Bound expected) {
            Situations situation = Situations.cpus(40, cpuPct, 10).client("1", 70);

            assertThat(situation.server("0", 40).judge().bound()).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({"84.9, 0.9", "85.0, 0.7", "94.9, 0.7"})
        void isLessSureTheCloserTheServerIs(double serverPct, double confidence) {
            Verdict verdict =
                    Situations.cpus(40, 60, 20).client("1", 99).server("0", serverPct).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.CLIENT);
            assertThat(verdict.confidence()).isEqualTo(confidence);
        }

        @Test
        void aCpuThatBothShareTellsNothing() {
            Situations situation = Situations.cpus(99, 30).client("0-1", 60).server("0-1", 40);

            assertThat(situation.judge().bound()).isEqualTo(Bound.UNKNOWN);
        }

        @Test
        void aFarServerThatCannotBeSeenLeavesDoubt() {
            Verdict verdict = Situations.cpus(99, 30).client("0", 97).remote().judge();

            assertThat(verdict.bound()).isEqualTo(Bound.CLIENT);
            assertThat(verdict.confidence()).isEqualTo(0.5);
            assertThat(verdict.sentence()).contains("the server could not be seen");
        }

        @Test
        void aFarServerThatReportsItsThreadsIsSeen() {
            Verdict verdict =
                    Situations.cpus(99, 30).client("0", 97).server("", 60).remote().judge();

            assertThat(verdict.bound()).isEqualTo(Bound.CLIENT);
            assertThat(verdict.confidence()).isEqualTo(0.9);
        }

        @Test
        void bothFullIsTheClientButSaysBoth() {
            Verdict verdict = Situations.cpus(99, 98, 5, 5).client("1", 97).server("0", 98).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.CLIENT);
            assertThat(verdict.confidence()).isEqualTo(0.5);
            assertThat(verdict.sentence()).contains("both full").contains("one alone");
        }
    }

    @Nested
    class Late {
        @ParameterizedTest
        @CsvSource({"1.0, UNKNOWN", "1.1, CLIENT"})
        void aScheduleNotKeptIsTheClientsThoughNothingIsFull(double latePct, Bound expected) {
            Situations calm = Situations.cpus(40, 50, 20).client("1", 40).server("0", 40);

            assertThat(calm.late(latePct).judge().bound()).isEqualTo(expected);
        }

        @Test
        void isShownFirstAndOnce() {
            Verdict verdict =
                    Situations.cpus(96, 50, 20).client("1", 40).server("0", 96).late(12.3).judge();

            assertThat(verdict.confidence()).isEqualTo(0.9);
            assertThat(verdict.sentence()).contains("12 % of the requests").contains("lower rate");
            assertThat(verdict.evidence())
                    .extracting(Evidence::name)
                    .startsWith("sent late", "client thread busiest")
                    .containsOnlyOnce("sent late");
        }

        @Test
        void isToldWhenTheCpusAreTheReason() {
            Verdict verdict = Situations.cpus(99, 99).late(5).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.CPUS_FULL);
            assertThat(verdict.evidence())
                    .contains(new Evidence("sent late", 5, "%", "load generator's schedule"));
        }
    }

    @Nested
    class Server {
        @Test
        void aFullThreadWhileTheClientHasRoom() {
            Verdict verdict =
                    Situations.cpus(60, 70, 5, 5).client("1", 70).server("0", 20, 96).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.SERVER);
            assertThat(verdict.confidence()).isEqualTo(0.9);
            assertThat(verdict.evidence().getFirst())
                    .isEqualTo(
                            new Evidence(
                                    "server thread busiest",
                                    96,
                                    "%",
                                    "CPU time of thread serve-1"));
            assertThat(verdict.sentence()).contains("the server is the limit").contains("serve-1");
        }

        @ParameterizedTest
        @CsvSource({"94.9, UNKNOWN", "95.0, SERVER"})
        void borderOfItsCpu(double cpuPct, Bound expected) {
            Situations situation = Situations.cpus(cpuPct, 40, 10).client("1", 40);

            assertThat(situation.server("0", 70).judge().bound()).isEqualTo(expected);
        }

        @Test
        void isLessSureWhenTheClientIsClose() {
            Verdict verdict = Situations.cpus(99, 92, 5).client("1", 90).server("0", 97).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.SERVER);
            assertThat(verdict.confidence()).isEqualTo(0.7);
        }

        @Test
        void aLocalServerNobodyKnowsIsSeenByTheCpuItFills() {
            Verdict verdict = Situations.cpus(30, 60, 97).client("1", 60).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.SERVER);
            assertThat(verdict.confidence()).isEqualTo(0.5);
            assertThat(verdict.sentence()).contains("its CPU 2 is 97 % busy");
        }

        @Test
        void withoutTheClientsCpusAFullCpuIsNobodys() {
            assertThat(Situations.cpus(30, 60, 97).client("", 60).judge().bound())
                    .isEqualTo(Bound.UNKNOWN);
        }

        @Test
        void aFullCpuOfTheClientsMachineIsNotTheFarServers() {
            Situations far = Situations.cpus(30, 60, 97).client("1", 60).server("2").remote();

            assertThat(far.judge().bound()).isEqualTo(Bound.UNKNOWN);
        }
    }

    @Nested
    class Unknown {
        @Test
        void saysThatNothingIsFullWhenAllWasSeen() {
            Verdict verdict = Situations.cpus(50, 50).client("1", 50).server("0", 50).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.UNKNOWN);
            assertThat(verdict.confidence()).isZero();
            assertThat(verdict.sentence())
                    .isEqualTo(
                            "nothing that was seen is full, so more connections may raise this.");
            assertThat(verdict.evidence())
                    .as("how far from full")
                    .contains(
                            new Evidence(
                                    "client thread busiest",
                                    50,
                                    "%",
                                    "CPU time of thread press-0"));
        }

        @Test
        void saysWhatCouldNotBeSeen() {
            assertThat(Situations.cpus().judge().sentence())
                    .isEqualTo(
                            "nothing was seen of client or server; not seen: CPU times of this"
                                    + " machine, the load generator's threads, the server's"
                                    + " threads.");
        }
    }

    @Nested
    class WithEveryVerdict {
        private final Drops drops = new Drops(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

        @Test
        void dropsAreTold() {
            Verdict verdict = Situations.cpus(50, 50).steal(0, 9).drops(drops).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.STEAL);
            assertThat(verdict.evidence().stream().skip(1))
                    .extracting(Evidence::text)
                    .containsExactly(
                            "listen overflows 3 (TcpExt ListenOverflows)",
                            "listen drops 4 (TcpExt ListenDrops)",
                            "SYN queue drops 9 (TcpExt TCPReqQFullDrop)",
                            "socket backlog drops 5 (TcpExt TCPBacklogDrop)",
                            "CPU backlog drops 1 (softnet_stat dropped)",
                            "soft interrupts cut short 2 (softnet_stat time_squeeze)",
                            "link drops 10 (rx_dropped and tx_dropped of the device)",
                            "link errors 11 (rx_errors and tx_errors of the device)",
                            "retransmits 6 (Tcp RetransSegs)",
                            "TIME_WAIT overflows 8 (TcpExt TCPTimeWaitOverflow)");
        }

        @Test
        void noDropAndDropsNotCountedAreNotTold() {
            Drops unknown = new Drops(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);

            assertThat(Situations.cpus(50).judge().evidence()).isEmpty();
            assertThat(Situations.cpus(50).drops(unknown).judge().evidence()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"0.1, 0.9, 0", "0.11, 0.45, 1"})
        void failedRequestsAreToldAndTakeTrust(double errorsPct, double confidence, int told) {
            Verdict verdict = Situations.cpus(99, 99).errors(errorsPct).judge();

            assertThat(verdict.bound()).isEqualTo(Bound.CPUS_FULL);
            assertThat(verdict.confidence()).isEqualTo(confidence);
            assertThat(verdict.evidence())
                    .filteredOn(evidence -> evidence.name().equals("failed requests"))
                    .hasSize(told);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT, client",
        "SERVER, server",
        "CPUS_FULL, cpus-full",
        "STEAL, steal",
        "LINK, link",
        "UNKNOWN, unknown"
    })
    void theWordsOfTheResultsStay(Bound bound, String word) {
        assertThat(bound.word()).isEqualTo(word);
    }
}
