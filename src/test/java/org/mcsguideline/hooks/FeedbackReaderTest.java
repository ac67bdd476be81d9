package org.mcsguideline.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mcsguideline.tiny.FeverCall.json;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.decision.CardFeedback;
import org.mcsguideline.decision.CardFeedback.Outcome;
import org.mcsguideline.decision.CardFeedback.Reason;

/** Feedback in the form of CDS Hooks; one wrong item makes all of it refused. */
@Tag("ch-49")
class FeedbackReaderTest {

  private static final String ACCEPTED =
      "{'card':'c1','outcome':'accepted','acceptedSuggestions':[{'id':'s1'},{'id':'s2'}],"
          + "'outcomeTimestamp':'2024-03-01T10:00:00Z'}";
  private static final String OVERRIDDEN =
      "{'card':'c2','outcome':'overridden','overrideReason':{'reason':{'code':'r','system':'http://x'},"
          + "'userComment':'because'},'outcomeTimestamp':'2024-03-01T10:00:00.123+01:00'}";

  private static List<CardFeedback> read(String... items) {
    return FeedbackReader.read(json("{'feedback':[" + String.join(",", items) + "]}"));
  }

  @Test
  @Tag("ch-50")
  @Tag("ch-51")
  @Tag("ch-52")
  @Tag("ch-53")
  void readsAllOfTheArray() {
    List<CardFeedback> read = read(ACCEPTED, OVERRIDDEN, ACCEPTED);

    assertThat(read).hasSize(3);
    assertThat(read.get(0).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(read.get(0).acceptedSuggestions()).containsExactly("s1", "s2");
    assertThat(read.get(1).reason()).isEqualTo(new Reason("http://x", "r"));
    assertThat(read.get(1).comment()).isEqualTo("because");
    assertThat(read.get(1).at().toInstant()).isEqualTo("2024-03-01T09:00:00.123Z");
  }

  @Test
  @Tag("ch-52")
  void aReasonOrACommentAloneOrNeitherIsEnough() {
    assertThat(read(OVERRIDDEN.replace(",'userComment':'because'", "")).get(0).comment()).isNull();
    assertThat(
            read(OVERRIDDEN.replace("'reason':{'code':'r','system':'http://x'},", ""))
                .get(0)
                .reason())
        .isNull();
    assertThat(
            read("{'card':'c2','outcome':'overridden',"
                    + "'outcomeTimestamp':'2024-03-01T10:00:00Z'}")
                .get(0)
                .reason())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'card':'c1'                     | 'x':1                         | feedback[1].card
          'card':'c1'                     | 'card':'<b>'                  | feedback[1].card
          'outcome':'accepted'            | 'outcome':'ignored'           | feedback[1].outcome
          'outcome':'accepted',           |                               | feedback[1].outcome
          [{'id':'s1'},{'id':'s2'}]       | []                            | feedback[1].acceptedSuggestions
          [{'id':'s1'},{'id':'s2'}]       | [{'id':'s1'},{}]              | feedback[1].acceptedSuggestions[1].id
          'acceptedSuggestions':          | 'x':                          | feedback[1].acceptedSuggestions
          2024-03-01T10:00:00Z            | 2024-03-01                    | feedback[1].outcomeTimestamp
          2024-03-01T10:00:00Z            | 2024-13-01T10:00:00Z          | feedback[1].outcomeTimestamp
          2024-03-01T10:00:00Z            | 2024-03-01T10:00:00           | feedback[1].outcomeTimestamp
          'outcomeTimestamp':'2024-03-01T10:00:00Z' | 'outcomeTimestamp':7 | feedback[1].outcomeTimestamp
          """)
  void namesThePlaceOfWhatIsWrong(String original, String planted, String place) {
    assertThat(ACCEPTED).contains(original);

    assertThatThrownBy(
            () -> read(OVERRIDDEN, ACCEPTED.replace(original, planted == null ? "" : planted)))
        .isInstanceOf(MalformedRequest.class)
        .hasMessageContaining(place + " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'code':'r',                       | ''    | feedback[0].overrideReason.reason.code
          'system':'http://x'               | 'y':1 | feedback[0].overrideReason.reason.system
          'userComment':'because'           | 'userComment':7  | feedback[0].overrideReason.userComment
          'userComment':'because'           | 'userComment':'' | feedback[0].overrideReason.userComment
          """)
  @Tag("ch-52")
  void namesThePlaceOfAWrongReason(String original, String planted, String place) {
    assertThat(OVERRIDDEN).contains(original);
    String wrong = OVERRIDDEN.replace(original, planted.equals("''") ? "" : planted);

    assertThatThrownBy(() -> read(wrong))
        .isInstanceOf(MalformedRequest.class)
        .hasMessageContaining(place + " ");
  }

  @Test
  @Tag("ch-52")
  void anOverrideReasonSaysSomething() {
    assertThatThrownBy(
            () ->
                read(
                    "{'card':'c','outcome':'overridden','overrideReason':{},"
                        + "'outcomeTimestamp':'2024-03-01T10:00:00Z'}"))
        .hasMessageContaining("feedback[0].overrideReason must have a reason or a userComment");
  }

  @Test
  void oneObjectOrNothingIsNoArray() {
    assertThatThrownBy(() -> FeedbackReader.read(json("{'feedback':" + ACCEPTED + "}")))
        .hasMessageContaining("must be an array");
    assertThatThrownBy(() -> FeedbackReader.read(json("{'feedback':[]}")))
        .hasMessageContaining("must be an array");
    assertThatThrownBy(() -> FeedbackReader.read(json("[]"))).hasMessageContaining("array");
  }
}
