package org.mcsguideline.upstream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mcsguideline.request.HookContext;

/** Puts the values of a call into the tokens of a prefetch template. */
final class TemplateTokens {

  private static final Pattern TOKEN = Pattern.compile("\\{\\{([^{}]*)\\}\\}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  private final Map<String, String> values = new TreeMap<>();

  TemplateTokens(HookContext context) {
    put("context.patientId", context.patientId());
    if (context.encounterId() != null) {
      put("context.encounterId", context.encounterId());
    }
    String user = context.userId();
    int slash = user.indexOf('/');
    if (slash > 0 && ID.matcher(user.substring(slash + 1)).matches()) {
      values.put("context.userId", user);
      put("user" + user.substring(0, slash) + "Id", user.substring(slash + 1));
    }
  }

  private void put(String token, String id) {
    if (ID.matcher(id).matches()) {
      values.put(token, id);
    }
  }

  /** The query; empty when the call has no value for one of its tokens. */
  Optional<String> fill(String template) {
    Matcher token = TOKEN.matcher(template);
    StringBuilder query = new StringBuilder();
    while (token.find()) {
      String value = values.get(token.group(1).strip());
      if (value == null) {
        return Optional.empty();
      }
      String escaped = URLEncoder.encode(value, StandardCharsets.UTF_8);
      token.appendReplacement(query, Matcher.quoteReplacement(escaped));
    }
    return Optional.of(token.appendTail(query).toString());
  }
}
