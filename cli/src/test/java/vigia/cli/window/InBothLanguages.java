package vigia.cli.window;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.language.Language;

/// A class of tests over one window for each language; its constructor takes the language.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Screened
@ParameterizedClass(name = "{0}")
@EnumSource(Language.class)
@interface InBothLanguages {}
