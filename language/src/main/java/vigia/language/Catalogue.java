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
    static final Catalogue IT = new Catalogue("messages_en.properties");
  }

  private static final class Portuguese {
    static final Catalogue IT = new Catalogue("messages_pt_BR.properties");
  }

  private final ResourceBundle texts;

  private Catalogue(String file) {
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

  /// The text with its places filled.
  ///
  /// @param params name, value, name, value …; values are made [Visible]
  /// @throws java.util.MissingResourceException when there is no such key
  public String text(String key, String... params) {
    String text = texts.getString(key);
    for (int i = 0; i + 1 < params.length; i += 2) {
      text = text.replace("{" + params[i] + "}", Visible.escaped(params[i + 1]));
    }
    return text;
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
