package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.CodeList;
import org.mcsguideline.knowledge.assembly.source.Expansion;

/** Where every row of the tables is to be found, and what codes are called. */
final class EvidenceIndex {

  /** Code system of ours for the kinds and labels of evidence. */
  static final String CODES = "mcs-evidence";

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]+");

  private final AuthoredGuideline guideline;
  private final EvidenceTables tables;
  private final Map<String, String> references = new LinkedHashMap<>();
  private final Map<String, String> cited = new LinkedHashMap<>();

  EvidenceIndex(AuthoredGuideline guideline, EvidenceTables tables) {
    this.guideline = guideline;
    this.tables = tables;
    for (EvidenceRow row : tables.rows()) {
      String id =
          row.table().kind() == EvidenceTable.Kind.RECOMMENDATION
              ? String.join("", tables.about(row.key(), "plan"))
              : id(row.key());
      references.put(row.key(), type(row) + "/" + id);
      if (row.table().citedByKey()) {
        cited.put(row.key(), reference(row.key()));
      }
    }
  }

  /** A study needs a state, and R4 has no code for a state that nobody knows. */
  private String type(EvidenceRow row) {
    EvidenceTable.Kind kind = row.table().kind();
    boolean stateless =
        kind == EvidenceTable.Kind.TRIAL && tables.about(row.key(), "status").isEmpty();
    return stateless ? "Basic" : kind.type();
  }

  EvidenceTables tables() {
    return tables;
  }

  /** Logical id of what stands for a key. */
  static String id(String key) {
    return "mcs-" + key.toLowerCase(Locale.ROOT);
  }

  /** Reference to what stands for the key of a row. */
  String reference(String key) {
    return references.getOrDefault(key, "Basic/" + id(key));
  }

  /** References to the rows that a text names by their keys, each once. */
  List<String> citedIn(String text) {
    return WORD.matcher(text)
        .results()
        .map(word -> cited.get(word.group()))
        .filter(reference -> reference != null)
        .distinct()
        .toList();
  }

  /** References to the documents whose files a text names. */
  List<String> documentsIn(String text) {
    return tables.named().documents().stream()
        .filter(document -> text.contains(document.getOrDefault("file", "")))
        .map(document -> "Basic/" + id(document.getOrDefault("key", "")))
        .toList();
  }

  String canonical() {
    return guideline.identity().canonical();
  }

  /** Address of an extension of ours. */
  String extension(String name) {
    return canonical() + "/StructureDefinition/" + name;
  }

  /** System of the identifiers that are the keys of the tables. */
  ObjectNode identifier(String key) {
    return Elements.identifier(canonical() + "/evidence", key);
  }

  /** A code of the evidence's own code system. */
  ObjectNode own(String code) {
    return coding(CODES + "|" + code);
  }

  /**
   * A coding under the words its system has for it; without words when the code is not known, which
   * the check of codes reports.
   *
   * @param systemAndCode with a bar between; a system of ours by its id alone
   */
  ObjectNode coding(String systemAndCode) {
    Matcher parts = Pattern.compile("(.*)\\|(.*)").matcher(systemAndCode);
    if (!parts.matches()) {
      throw new IllegalArgumentException(systemAndCode + " is not a system, a bar and a code");
    }
    String named = parts.group(1);
    String system = named.contains(":") ? named : canonical() + "/CodeSystem/" + named;
    String code = parts.group(2);
    return JsonNodeFactory.instance
        .objectNode()
        .put("system", system)
        .put("code", code)
        .put("display", display(system, code));
  }

  private String display(String system, String code) {
    Optional<String> display =
        guideline.isOwn(system)
            ? Expansion.concepts(guideline, system)
                .filter(concept -> concept.code().equals(code))
                .map(Expansion.Member::display)
                .findFirst()
            : guideline.codes().row(system, code).map(CodeList.Row::display);
    return display.orElse("");
  }
}
