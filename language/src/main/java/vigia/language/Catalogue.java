package vigia.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;

/// Every sentence and word of one language, by its key.
///
/// Texts hold named places such as `{path}`: they are the parameters of a problem, so a sentence
/// can put them in its own order, and no apostrophe needs doubling.
public final class Catalogue {
  private static final class English {
    static final Catalogue IT = new Catalogue(Language.EN, "messages_en.properties");
  }

  private static final class Portuguese {
    static final Catalogue IT = new Catalogue(Language.PT_BR, "messages_pt_BR.properties");
  }

  private final Language language;
  private final ResourceBundle texts;

  private Catalogue(Language language, String file) {
    this.language = language;
    // Read directly: ResourceBundle.getBundle searches candidates and parents that do not exist
    // here, and takes longer than all the rest of a short command.
    try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file);
      }
      texts = new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public static Catalogue of(Language language) {
    return switch (language) {
      case EN -> English.IT;
      case PT_BR -> Portuguese.IT;
    };
  }

  public Language language() {
    return language;
  }

  /// The text with its places filled.
  ///
  /// @param params name, value, name, value …; values are made [Visible]
  /// @throws java.util.MissingResourceException when there is no such key
  public String text(String key, String... params) {
    String text = texts.getString(key);
    int open = params.length == 0 ? -1 : text.indexOf('{');
    if (open < 0) {
      return text;
    }
    // In one pass: a value may itself look like a place, and must not be filled.
    var out = new StringBuilder(text.length() + 32);
    int done = 0;
    for (; open >= 0; open = text.indexOf('{', done)) {
      int close = text.indexOf('}', open);
      out.append(text, done, open).append(value(text.substring(open + 1, close), params));
      done = close + 1;
    }
    return out.append(text, done, text.length()).toString();
  }

  /// The value of a place made safe to show, or the place as it stands when there is none.
  private static String value(String place, String[] params) {
    for (int i = 0; i + 1 < params.length; i += 2) {
      if (params[i].equals(place)) {
        return Visible.escaped(params[i + 1]);
      }
    }
    return "{" + place + "}";
  }

  /// As [#text] for a number of things: the key's `.one` or `.other` form, with `{count}` filled.
  public String counted(String key, long count, Formats formats) {
    return text(key + (count == 1 ? ".one" : ".other"), "count", formats.count(count));
  }

  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /// Every key there is.
  public Set<String> keys() {
    return texts.keySet();
  }
}
