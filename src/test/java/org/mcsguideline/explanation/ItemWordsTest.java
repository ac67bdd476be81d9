package org.mcsguideline.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemWordsTest {

  private static Map<String, String> finding(String sign) {
    Map<String, String> finding = new LinkedHashMap<>();
    finding.put("name", "Fever");
    finding.put("alarm", "false");
    finding.put("watch", "false");
    finding.put("unknown", "false");
    finding.put("overdue", "false");
    finding.put("quiet", "no fever");
    finding.put("offer", "Measure again");
    if (!sign.isEmpty()) {
      finding.put(sign, "true");
    }
    return finding;
  }

  @ParameterizedTest
  @ValueSource(strings = {"alarm", "watch"})
  void whatNeedsAnActionSaysSoAndNothingCalm(String sign) {
    assertThat(ItemWords.of(finding(sign))).isEqualTo(sign + "; offer: Measure again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "overdue"})
  void whatIsNotKnownIsNeitherCalmNorAReasonToAct(String sign) {
    assertThat(ItemWords.of(finding(sign))).isEqualTo(sign);
  }

  @Test
  void whatIsCalmOffersNothing() {
    assertThat(ItemWords.of(finding(""))).isEqualTo("quiet: no fever");
  }
}
