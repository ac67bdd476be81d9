package org.mcsguideline.knowledge.assembly.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline.Identity;
import org.mcsguideline.knowledge.assembly.source.Problems;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.tiny.TinyGuideline;

class TemplateFillingTest {

  private static final Identity IDENTITY =
      new Identity(TinyGuideline.CANONICAL, TinyGuideline.VERSION);

  @TempDir private Path evidence;

  @BeforeEach
  void tables() throws IOException {
    Path templates = Files.createDirectory(evidence.resolve("r5"));
    assertThat(
            Files.writeString(
                evidence.resolve("animals.csv"),
                "key,name,legs,weight,friends\nA1,Cat,4,3.10,A2; A3\nA2,Dog,4,,\nA3,Eel,none,1,A1\n"))
        .exists();
    assertThat(
            Files.writeString(
                templates.resolve("concepts.csv"),
                "key,list,word,system,code,display\nC1,name,cat,http://example.org,c,A cat\n"))
        .exists();
  }

  private List<JsonNode> filled(String element) throws IOException {
    TemplateFilling filling =
        new TemplateFilling(
            new Tables(evidence, evidence.resolve("r5")), Map.of("A2", "Animal/a2"));
    return filling.elements(
        FhirJson.MAPPER.readTree(element.replace('\'', '"')),
        new Scope(Map.of("canonical", "http://example.org"), null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'#rows':'animals','n':'{{name}}'}                                   | {'n':'Cat'}{'n':'Dog'}{'n':'Eel'}
          {'#rows':'animals','n':'{{name in lower case}}','w':'#{{weight}}'}   | {'n':'cat','w':3.10}{'n':'eel','w':1}
          {'#rows':'animals','n':'{{name}}','w?':'#{{weight}}'}                | {'n':'Cat','w':3.10}{'n':'Dog'}{'n':'Eel','w':1}
          {'#rows':'animals','n':'{{name}}','w':[{'v':'#{{weight}}'}]}         | {'n':'Cat','w':[{'v':3.10}]}{'n':'Dog'}{'n':'Eel','w':[{'v':1}]}
          {'#rows':'animals','a':{'b':{'legs':'#{{legs}}'}}}                   | {'a':{'b':{'legs':4}}}{'a':{'b':{'legs':4}}}
          {'#rows':'animals','#where':{'legs':'4'},'n':'{{name}}'}             | {'n':'Cat'}{'n':'Dog'}
          {'#rows':'animals','#where':{'legs':'!~[0-9]'},'n':'{{name}}'}       | {'n':'Eel'}
          {'#rows':'animals','#where':{'weight':''},'n':'{{name}}'}            | {'n':'Dog'}
          {'#rows':'animals','#when':{'name':'~^C'},'n':'{{name ~ ^(.)}}'}     | {'n':'C'}
          {'#rows':'animals','#where':{'key':'A3'},'f':'{{friends -> animals.name}}'} | {'f':'Cat'}
          {'#rows':'animals','#where':{'key':'A1'},'f':[{'#each':'friends','p':'{{part}}'}]} | {'f':[{'p':'A2'},{'p':'A3'}]}
          {'#rows':'animals','#where':{'key':'A2'},'r':{'#ref':'{{key}}'}}     | {'r':{'reference':'Animal/a2'}}
          {'#rows':'animals','#where':{'key':'~[12]'},'c':{'#list':'name','#concept':'{{name}}'}} | {'c':{'coding':[{'system':'http://example.org','code':'c','display':'A cat'}],'text':'Cat'}}{'c':{'text':'Dog'}}
          {'#rows':'animals','n':'{{name}}','o?':{'#need':'{{weight}}','x':'y'}} | {'n':'Cat','o':{'x':'y'}}{'n':'Dog'}{'n':'Eel','o':{'x':'y'}}
          {'#rows':'nosuch','n':'{{name}}'}                                    | ``
          """)
  void fillsATemplate(String template, String expected) throws IOException {
    StringBuilder found = new StringBuilder();
    filled(template).forEach(found::append);
    assertThat(found.toString().replace('"', '\'')).isEqualTo(expected);
  }

  @Test
  void doesNotReferToWhatIsNotMade() {
    assertThatThrownBy(() -> filled("{'#rows':'animals','r':{'#ref':'{{key}}'}}"))
        .hasMessageContaining("nothing is made from a row with the key A1");
  }

  @Test
  void namesTheTemplateThatIsFaulty() throws IOException {
    assertThat(
            Files.writeString(
                evidence.resolve("r5/animals.json"), "{\"id\":\"x\",\"r\":{\"#ref\":\"A9\"}}"))
        .exists();
    Problems problems = new Problems();
    assertThat(new EvidenceExchange(evidence, IDENTITY).bundle(problems).has("entry")).isFalse();
    assertThat(problems.all()).singleElement().asString().contains("animals.json", "A9");
  }

  @Test
  void aGuidelineWithoutTemplatesHasAnEmptyBundle() throws IOException {
    Problems problems = new Problems();
    JsonNode bundle =
        new EvidenceExchange(TinyGuideline.SOURCES.resolve("evidence"), IDENTITY).bundle(problems);
    assertThat(problems.all()).isEmpty();
    assertThat(bundle.path("type").asText()).isEqualTo("collection");
    assertThat(bundle.has("entry")).isFalse();
  }
}
