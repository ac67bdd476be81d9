package org.mcsguideline.server.store.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers are told of what went wrong in the depth of the store. */
class ErrorAnswersTest {

  private static final String QUOTED = "insert into HFJ_RESOURCE values ('SECRET')";

  static Stream<Throwable> conflicts() {
    return Stream.of(
        new ResourceVersionConflictException(
            "HAPI-0550: could not execute statement [" + QUOTED + "]"),
        new ResourceVersionConflictException("HAPI-0550: " + QUOTED)
            .initCause(new IllegalStateException(new SQLException(QUOTED, "23505"))));
  }

  @ParameterizedTest
  @MethodSource("conflicts")
  void aConflictThatTheDatabaseFindsIsToldWithoutItsWords(Throwable conflict) {
    BaseServerResponseException answer =
        Objects.requireNonNull(new ErrorAnswers().answer(conflict));
    assertThat(answer.getStatusCode()).isEqualTo(409);
    assertThat(answer).hasMessageContaining("read it again").hasMessageNotContaining("SECRET");
  }

  @Test
  void whatIsTheCallersFaultIsToldAsItIs() {
    assertThat(new ErrorAnswers().answer(new InvalidRequestException("No such parameter.")))
        .isNull();
  }
}
